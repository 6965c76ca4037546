//! Calls to Durable Objects: a `POST` whose JSON body is the call.

use serde::Serialize;
use serde::de::DeserializeOwned;
use worker::{Env, Error, Method, Request, RequestInit, Response, Result, Stub};

use crate::config;

/// The object of the room named `name`.
pub(crate) fn room(env: &Env, name: &str) -> Result<Stub> {
    let rooms = env.durable_object("ROOMS")?;
    match config::location_hint(env) {
        Some(hint) => rooms.get_by_name_with_location_hint(name, &hint),
        None => rooms.get_by_name(name),
    }
}

/// The only object of `binding`.
pub(crate) fn singleton(env: &Env, binding: &str) -> Result<Stub> {
    named(env, binding, "main")
}

/// The object of `binding` with this name.
pub(crate) fn named(env: &Env, binding: &str, name: &str) -> Result<Stub> {
    env.durable_object(binding)?.get_by_name(name)
}

/// Calls an object.
pub(crate) async fn call(object: &Stub, call: &impl Serialize) -> Result<Response> {
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(serde_json::to_string(call)?.into()));
    // The URL is required, but the object ignores it.
    object.fetch_with_request(Request::new_with_init("https://object/", &init)?).await
}

/// Calls an object and reads the JSON of its response. Any status but 200 is an error.
pub(crate) async fn call_for_json<T: DeserializeOwned>(object: &Stub, call: &impl Serialize) -> Result<T> {
    let mut response = self::call(object, call).await?;
    match response.status_code() {
        200 => response.json().await,
        status => Err(Error::RustError(format!("an object answered {status}"))),
    }
}
