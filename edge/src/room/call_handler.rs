//! The object's responses to the Worker's calls.

use hangul::RoomName;
use protocol::http::{self, Announced, ErrorCode, Listing, MESSAGES_MAX, Messages, SERVER_NAME};
use protocol::{Event, Millis, Numbered, Player, Refusal, Reply, SEATS_MAX};
use rules::directory::unvisited_plaza;
use rules::{Effects, Input, Operation, Room};
use worker::{Response, Result};

use super::call::{Call, MessageQuery};
use super::object::RoomObject;
use super::rewind::rewind;
use crate::{platform, respond};

const NOT_IN_MEMORY: &str = "the room is not in memory";

impl RoomObject {
    pub(super) async fn answer(&self, call: Call) -> Result<Response> {
        let exists = self.store.exists()?;
        match call {
            Call::CreatePrivate { .. } | Call::CreateChannel { .. } if exists => respond::error(ErrorCode::RoomExists),
            Call::CreatePrivate { settings, maker_token } => {
                self.create(|name, now, seed| Room::private(name, now.0, seed, settings, maker_token))
            }
            Call::CreateChannel { seats, .. } if !(1..=SEATS_MAX).contains(&seats) => {
                respond::error(ErrorCode::Malformed)
            }
            Call::CreateChannel { settings, seats } => {
                let created = self.create(|name, now, seed| Room::kept_channel(name, now.0, seed, settings, seats))?;
                self.restore()?;
                self.run_chores().await?;
                Ok(created)
            }
            _ if !exists && self.name()? != RoomName::plaza() => respond::error(ErrorCode::NoSuchRoom),
            // The plaza exists before anybody has entered it.
            Call::Read { players } if !exists => {
                respond::json(200, &description(unvisited_plaza(), players.then(Vec::new)))
            }
            Call::Messages(_) if !exists => respond::json(200, &Messages { messages: Vec::new() }),
            Call::Read { players } => {
                self.restore()?;
                let room = self.room.borrow();
                let room = room.as_ref().ok_or(NOT_IN_MEMORY)?;
                respond::json(200, &describe(room, players))
            }
            Call::Messages(query) => self.messages(query),
            Call::Operate(operation) => self.operate(operation).await,
            Call::Rewind(to) => {
                self.diary.note_rewind();
                rewind(&self.state, to).await
            }
        }
    }

    fn create(&self, make: impl FnOnce(RoomName, Millis, u64) -> Room) -> Result<Response> {
        let room = make(self.name()?, platform::now(), platform::fresh_seed());
        self.store.create(&room)?;
        self.diary.note_created();
        respond::json(201, &describe(&room, true))
    }

    fn messages(&self, query: MessageQuery) -> Result<Response> {
        let since = query.seconds.map(|seconds| Millis(platform::now().0.saturating_sub(seconds.saturating_mul(1000))));
        let limit = query.limit.unwrap_or(MESSAGES_MAX).min(MESSAGES_MAX);
        let stored = self.store.messages(since, query.after, query.before, limit)?;
        let room = self.name()?;
        let messages = stored.into_iter().filter_map(|stored| message(stored.into_event(), room.clone())).collect();
        respond::json(200, &Messages { messages })
    }

    async fn operate(&self, operation: Operation) -> Result<Response> {
        if let Operation::Erase { message } = operation
            && !self.store.has_message(message)?
        {
            return respond::error(ErrorCode::NoSuchMessage);
        }
        self.diary.note_operation(&operation);
        let asks_for_room = matches!(operation, Operation::Change { .. });
        let effects = self.apply(Input::Operate(operation), None).await?;
        match effects.as_ref().map(outcome).unwrap_or(Err(ErrorCode::Internal)) {
            Err(code) => respond::error(code),
            Ok(Some(seq)) => respond::json(201, &Announced { seq }),
            Ok(None) if asks_for_room => {
                let room = self.room.borrow();
                respond::json(200, &describe(room.as_ref().ok_or(NOT_IN_MEMORY)?, true))
            }
            Ok(None) => respond::done(),
        }
    }
}

/// Why an operation was refused, or the number of the announcement that it made.
fn outcome(effects: &Effects) -> Result<Option<u64>, ErrorCode> {
    for reply in &effects.replies {
        if let Reply::Refused { reason, .. } = reply {
            return Err(match reason {
                Refusal::PlayerGone => ErrorCode::NoSuchPlayer,
                _ => ErrorCode::Malformed,
            });
        }
    }
    let mut events = effects.events.iter();
    Ok(events.find(|numbered| matches!(numbered.event, Event::Notice { .. })).map(|numbered| numbered.seq))
}

fn describe(room: &Room, players: bool) -> http::Room {
    description(room.listing(), players.then(|| room.players()))
}

fn description(listing: Listing, players: Option<Vec<Player>>) -> http::Room {
    http::Room { private: listing.name.is_code(), listing, players }
}

fn message(Numbered { seq, event }: Numbered, room: RoomName) -> Option<http::Message> {
    let (time, id, _) = event.as_message()?;
    let (username, text) = match event {
        Event::Said { nickname, text, .. } | Event::Answered { nickname, text, .. } => {
            (nickname.as_str().to_owned(), text)
        }
        Event::Notice { text, .. } => (SERVER_NAME.to_owned(), text),
        _ => return None,
    };
    Some(http::Message { seq, time, room, id, username, content: text.as_str().to_owned() })
}
