//! New sockets: which of them the room accepts.

use hangul::RoomName;
use protocol::http::{ErrorCode, LEGACY, MQTT};
use protocol::{Mode, Refusal, Reply, close};
use serde_json::json;
use worker::{Request, Response, Result, WebSocketPair};

use super::attachment::Attachment;
use super::codec::Codec;
use super::live_room::LiveRoom;
use crate::config::{self, ChannelCreation};
use crate::refused_socket::open_and_close;
use crate::{guard, limits, log, platform, respond};

impl LiveRoom {
    /// Accepts a socket. Its player gets a seat by sending `join`.
    pub(super) async fn accept(&self, request: &Request) -> Result<Response> {
        let network = limits::told_network(request)?;
        let name = self.name()?;
        if name != RoomName::plaza() && !self.store.exists()? {
            if name.is_code() || config::channel_creation(&self.env)? == ChannelCreation::Operators {
                return respond::error(ErrorCode::NoSuchRoom);
            }
            if let Some(wait) = self.wait_to_be_created(network.as_deref()).await {
                log::warn("turned_away", json!({ "why": "channels" }));
                let refused = Reply::Refused { id: None, reason: Refusal::TooManyChannels, wait: Some(wait) };
                return open_and_close(Some(&refused), close::LEFT, "too many channels");
            }
        }
        let unjoined_max = config::unjoined_max(&self.env)?;
        if !self.connections.borrow_mut().networks.admit(platform::now(), network.as_deref(), unjoined_max) {
            return respond::error(ErrorCode::TooManyRequests);
        }
        let pair = WebSocketPair::new()?;
        self.state.accept_web_socket(&pair.server);
        let codec = match request.path() == LEGACY {
            true => Codec::Legacy,
            false => Codec::of_query(request.url()?.query()),
        };
        let new_mode = match request.path() == MQTT {
            true => config::mqtt_channels(&self.env)?,
            false => Mode::default(),
        };
        let accepted = Attachment { codec, network, new_mode, ..Attachment::default() };
        self.connections.borrow_mut().await_join(&self.state, &pair.server, accepted)?;
        Response::from_websocket(pair.client)
    }

    /// Counts this channel as a new one of a network that is about to make it. Returns the milliseconds until the network may
    /// make a channel again, if it may not now.
    async fn wait_to_be_created(&self, network: Option<&str>) -> Option<u64> {
        guard::wait_to_create(&self.env, network?, self.state.id().to_string()).await
    }
}
