use protocol::Settings;
use rules::Operation;
use serde::{Deserialize, Serialize};
use worker::{Env, Response, Result};

use super::rewind::Rewind;
use crate::objects;

/// What the Worker asks of a room's object, beside handing sockets over. The answer is what the API answers.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Call {
    /// Makes the private room of this code.
    CreatePrivate {
        settings: Settings,
        /// The secret of whoever makes it.
        maker_token: String,
    },
    /// Makes a channel that is listed even while nobody is there.
    CreateChannel { settings: Settings, seats: u32 },
    /// How the room is, and who is in it.
    Read { players: bool },
    /// What was said.
    Messages(MessageQuery),
    /// An operator's decision.
    Operate(Operation),
    /// Brings the room back to how it was.
    Rewind(Rewind),
}

/// Which messages are asked for; all conditions hold together.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct MessageQuery {
    /// Not older than that.
    pub(crate) seconds: Option<u64>,
    /// The first ones after this place in the room's order.
    pub(crate) after: Option<u64>,
    /// The last ones before it.
    pub(crate) before: Option<u64>,
    pub(crate) limit: Option<u64>,
}

impl Call {
    /// Asks the object of the room that is called `room`.
    pub(crate) async fn send(&self, room: &str, env: &Env) -> Result<Response> {
        objects::ask(&objects::room(env, room)?, self).await
    }
}
