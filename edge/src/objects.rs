//! How the Worker and its objects ask each other: a call as the JSON body of a `POST`.

use serde::Serialize;
use serde::de::DeserializeOwned;
use worker::{Env, Error, Method, Request, RequestInit, Response, Result, Stub};

use crate::config;

/// The object of the room that is called `name`.
pub(crate) fn room(env: &Env, name: &str) -> Result<Stub> {
    let rooms = env.durable_object("ROOMS")?;
    match config::location_hint(env) {
        Some(hint) => rooms.get_by_name_with_location_hint(name, &hint),
        None => rooms.get_by_name(name),
    }
}

/// The one object behind `binding`.
pub(crate) fn only(env: &Env, binding: &str) -> Result<Stub> {
    env.durable_object(binding)?.get_by_name("main")
}

/// Asks an object.
pub(crate) async fn ask(object: &Stub, call: &impl Serialize) -> Result<Response> {
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(serde_json::to_string(call)?.into()));
    // Only the object sees this address.
    object.fetch_with_request(Request::new_with_init("https://object/", &init)?).await
}

/// Asks an object for something that it always has.
pub(crate) async fn get<T: DeserializeOwned>(object: &Stub, call: &impl Serialize) -> Result<T> {
    let mut response = ask(object, call).await?;
    match response.status_code() {
        200 => response.json().await,
        status => Err(Error::RustError(format!("an object answered {status}"))),
    }
}
