use protocol::{Millis, PlayerId};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Messages {
    pub messages: Vec<Message>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Message {
    pub seq: u64,
    pub time: Millis,
    /// 0 for the server.
    pub id: PlayerId,
    pub username: String,
    pub content: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Said {
    pub seq: u64,
}
