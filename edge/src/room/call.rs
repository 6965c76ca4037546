//! The calls that the Worker makes to a room's object.

use protocol::Settings;
use protocol::http::{NewBundle, Rewind};
use rules::Operation;
use serde::{Deserialize, Serialize};
use worker::{Env, Response, Result};

use crate::objects;

/// A call to a room's object. The object's response is passed on as the API's response.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Call {
    /// Creates the private room whose code is the object's name.
    CreatePrivate {
        settings: Settings,
        /// Token with which the maker of the room joins as its host.
        maker_token: String,
        /// The maker's network, if limits apply to it. Workers of an earlier deployment do not send it.
        #[serde(default)]
        network: Option<String>,
    },
    /// Creates a channel that is listed even while it is empty.
    CreateChannel { settings: Settings, seats: u32 },
    /// Asks whether the room lets a client in while its network is blocked for wrong codes. Answered with a boolean.
    Admits {
        /// The client's token of a seat, or the secret of an invite link.
        key: Option<String>,
        /// The client's network, if it may be asked about.
        network: Option<String>,
    },
    /// Reads the room, with or without its players.
    Read { players: bool },
    /// Reads messages.
    Messages(MessageQuery),
    /// Carries out an operator's operation.
    Operate(Operation),
    /// Restores an earlier state.
    Rewind(Rewind),
    /// Reads or changes the bundle of words.
    Bundle {
        /// The token of the maker.
        token: String,
        call: BundleCall,
    },
}

/// A call about the bundle of words.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BundleCall {
    /// Reads it.
    Read,
    /// Replaces it.
    Take(NewBundle),
    /// Drops it.
    Drop,
}

/// Selects messages that meet every condition.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct MessageQuery {
    /// Maximum age in seconds.
    pub(crate) seconds: Option<u64>,
    /// Only messages with a higher `seq`; `limit` then keeps the oldest of them.
    pub(crate) after: Option<u64>,
    /// Only messages with a lower `seq`; `limit` then keeps the newest of them, unless `after` is set.
    pub(crate) before: Option<u64>,
    /// Maximum number of messages.
    pub(crate) limit: Option<u64>,
}

impl Call {
    /// Sends the call to the object of the room named `room`.
    pub(crate) async fn send(&self, room: &str, env: &Env) -> Result<Response> {
        objects::call(&objects::room(env, room)?, self).await
    }
}
