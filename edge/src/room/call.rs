use protocol::Settings;
use protocol::http::Rewind;
use rules::Operation;
use serde::{Deserialize, Serialize};
use worker::{Env, Response, Result};

use crate::objects;

/// What the Worker asks of a room's object, besides accepting sockets. The object's response is the API's response.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Call {
    /// Makes the private room of this code.
    CreatePrivate {
        settings: Settings,
        /// The secret of the room's maker.
        maker_token: String,
    },
    /// Makes a channel that is listed even while it is empty.
    CreateChannel { settings: Settings, seats: u32 },
    /// Describes the room, with its players or without.
    Read { players: bool },
    /// Reads messages.
    Messages(MessageQuery),
    /// Carries out an operator's decision.
    Operate(Operation),
    /// Goes back to an earlier state.
    Rewind(Rewind),
}

/// Selects messages. A message has to meet every condition.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct MessageQuery {
    /// The highest age, in seconds.
    pub(crate) seconds: Option<u64>,
    /// Only messages with a higher number, the first of them.
    pub(crate) after: Option<u64>,
    /// Only messages with a lower number, the last of them.
    pub(crate) before: Option<u64>,
    /// The most messages.
    pub(crate) limit: Option<u64>,
}

impl Call {
    /// Sends the call to the object of the room `room`.
    pub(crate) async fn send(&self, room: &str, env: &Env) -> Result<Response> {
        objects::ask(&objects::room(env, room)?, self).await
    }
}
