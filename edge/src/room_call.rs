//! What the Worker asks of a room's object, beside handing sockets over.

use game::protocol::Settings;
use serde::{Deserialize, Serialize};
use worker::{Env, Method, Request, RequestInit, Response, Result};

/// A call, as the body of a `POST`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RoomCall {
    /// Makes the private room of this code. 201, or 409 if there is one already.
    Create {
        /// How it plays.
        settings: Settings,
        /// The secret of whoever makes it.
        maker_token: String,
    },
}

impl RoomCall {
    /// Asks the object of the room that is called `room`.
    pub(crate) async fn send(&self, room: &str, env: &Env) -> Result<Response> {
        let mut init = RequestInit::new();
        init.with_method(Method::Post).with_body(Some(serde_json::to_string(self)?.into()));
        // Only the object sees this address.
        let request = Request::new_with_init("https://room/", &init)?;
        env.durable_object("ROOMS")?.get_by_name(room)?.fetch_with_request(request).await
    }
}
