//! Handles the Worker's calls to a room's object.

use std::rc::Rc;

use hangul::RoomName;
use protocol::http::{Announced, ErrorCode, MESSAGES_MAX, Messages};
use protocol::{Millis, SEATS_MAX};
use rules::directory::unvisited_plaza;
use rules::{Flush, Input, Operation, Room};
use worker::{Response, Result};

use super::bodies::{listing_body, message_body, outcome, room_body};
use super::call::{Call, MessageQuery};
use super::live_room::LiveRoom;
use super::rewind::rewind;
use crate::{platform, respond};

const NOT_IN_MEMORY: &str = "the room is not in memory";

impl LiveRoom {
    pub(super) async fn handle_call(self: &Rc<Self>, call: Call) -> Result<Response> {
        // Players' messages before the call are stored first, so that the call sees them.
        self.flush();
        let exists = self.store.exists()?;
        match call {
            Call::CreatePrivate { .. } | Call::CreateChannel { .. } if exists => respond::error(ErrorCode::RoomExists),
            Call::CreatePrivate { settings, maker_token, network } => self
                .create(network.as_deref(), |name, now, seed| Room::private(name, now.0, seed, settings, maker_token)),
            Call::CreateChannel { seats, .. } if !(1..=SEATS_MAX).contains(&seats) => {
                respond::error(ErrorCode::Malformed)
            }
            Call::CreateChannel { settings, seats } => {
                let created =
                    self.create(None, |name, now, seed| Room::kept_channel(name, now.0, seed, settings, seats))?;
                // Reports the channel to the directory.
                self.apply(Input::Tick, None);
                Ok(created)
            }
            Call::Operate(operation @ Operation::Close) if !self.is_readable()? => {
                self.telemetry.log_operation(&operation);
                self.close_unread().await?;
                respond::done()
            }
            Call::Admits { key, network } => {
                respond::json(200, &(exists && self.admits(key.as_deref(), network.as_deref())?))
            }
            call if !self.is_there(&call)? => respond::error(ErrorCode::NoSuchRoom),
            // The plaza can be read even before its first player has joined.
            Call::Read { players } if !exists => {
                respond::json(200, &listing_body(unvisited_plaza(), players.then(Vec::new)))
            }
            Call::Messages(_) if !exists => respond::json(200, &Messages { messages: Vec::new() }),
            Call::Read { players } => {
                self.restore()?;
                self.flush();
                let room = self.room.borrow();
                let room = room.as_ref().ok_or(NOT_IN_MEMORY)?;
                respond::json(200, &room_body(room, players))
            }
            Call::Messages(query) => self.messages(query),
            Call::Operate(operation) => self.operate(operation),
            Call::Bundle { token, call } => self.handle_bundle(&token, call),
            Call::Rewind(to) => {
                self.telemetry.log_rewind();
                rewind(&self.state, to).await
            }
        }
    }

    /// Whether the room lets this client in although its network is blocked.
    fn admits(self: &Rc<Self>, key: Option<&str>, network: Option<&str>) -> Result<bool> {
        self.restore()?;
        self.flush();
        let room = self.room.borrow();
        let is_known = |room: &Room| {
            key.is_some_and(|key| room.is_opened_by(key)) || network.is_some_and(|network| room.knows_network(network))
        };
        Ok(room.as_ref().is_some_and(is_known))
    }

    /// Whether there is a room for a call. The plaza is always there, and what was set aside can be rewound.
    fn is_there(&self, call: &Call) -> Result<bool> {
        let can_be_rewound = matches!(call, Call::Rewind(_)) && self.store.has_unreadable()?;
        Ok(can_be_rewound || self.store.exists()? || self.name()? == RoomName::plaza())
    }

    /// Whether nothing is stored that cannot be read: neither a room nor what was set aside without one.
    fn is_readable(&self) -> Result<bool> {
        Ok(self.restore().is_ok() && (self.room.borrow().is_some() || !self.store.has_unreadable()?))
    }

    /// Creates the room, for a player of the network `maker` if that is known.
    fn create(&self, maker: Option<&str>, new: impl FnOnce(RoomName, Millis, u64) -> Room) -> Result<Response> {
        let mut room = new(self.name()?, platform::now(), platform::fresh_seed());
        self.configure(&mut room)?;
        maker.inspect(|network| room.set_maker_network(network));
        let alarm = room.next_deadline();
        self.store.save(&Flush::<()>::default(), &room.take_changes(), None, alarm)?;
        self.telemetry.log_created();
        respond::json(201, &room_body(&room, true))
    }

    fn messages(&self, query: MessageQuery) -> Result<Response> {
        let since = query.seconds.map(|seconds| platform::now().minus(seconds.saturating_mul(1000)));
        let limit = query.limit.unwrap_or(MESSAGES_MAX).min(MESSAGES_MAX);
        let stored = self.store.messages(since, query.after, query.before, limit)?;
        let room = self.name()?;
        let bodies = stored.into_iter().filter_map(|stored| message_body(stored.into_event(), room.clone()));
        respond::json(200, &Messages { messages: bodies.collect() })
    }

    fn operate(self: &Rc<Self>, operation: Operation) -> Result<Response> {
        if let Operation::Erase { message } = operation
            && !self.store.has_message(message)?
        {
            return respond::error(ErrorCode::NoSuchMessage);
        }
        self.telemetry.log_operation(&operation);
        let returns_room = matches!(operation, Operation::Change { .. });
        let outcome = self.process(Input::Operate(operation), None, outcome);
        let is_stored = self.flush();
        self.settle();
        match outcome.filter(|_| is_stored).unwrap_or(Err(ErrorCode::Internal)) {
            Err(code) => respond::error(code),
            Ok(Some(seq)) => respond::json(201, &Announced { seq }),
            Ok(None) if returns_room => {
                let room = self.room.borrow();
                respond::json(200, &room_body(room.as_ref().ok_or(NOT_IN_MEMORY)?, true))
            }
            Ok(None) => respond::done(),
        }
    }
}
