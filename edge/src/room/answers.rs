//! What a room's object answers to the Worker's calls.

use hangul::RoomName;
use protocol::http::Listing;
use protocol::{Millis, Player, PlayerId, Refusal, SEATS_MAX, ServerEvent};
use rules::{Effects, Input, Operation, Room};
use serde::Serialize;
use worker::{Response, Result};

use super::call::{Call, MessageQuery};
use super::object::RoomObject;
use super::rewind::rewind;
use crate::api::{ApiError, answer, done};
use crate::platform;

/// The most messages that are answered at once.
const MESSAGES_MAX: u64 = 100;
/// The name under which the server speaks.
const SERVER_NAME: &str = "알림";

#[derive(Serialize)]
struct RoomAnswer {
    #[serde(flatten)]
    listing: Listing,
    private: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    players: Option<Vec<Player>>,
}

#[derive(Serialize)]
struct Messages {
    messages: Vec<Message>,
}

#[derive(Serialize)]
struct Message {
    seq: u64,
    time: Millis,
    room: RoomName,
    id: PlayerId,
    username: String,
    content: String,
}

#[derive(Serialize)]
struct Said {
    seq: u64,
}

impl RoomObject {
    pub(super) async fn answer(&self, call: Call) -> Result<Response> {
        let exists = self.store.exists()?;
        match call {
            Call::CreatePrivate { .. } | Call::CreateChannel { .. } if exists => ApiError::ROOM_EXISTS.response(),
            Call::CreatePrivate { settings, maker_token } => {
                self.create(|name, now, seed| Room::private(name, now.0, seed, settings, maker_token))
            }
            Call::CreateChannel { seats, .. } if !(1..=SEATS_MAX).contains(&seats) => ApiError::MALFORMED.response(),
            Call::CreateChannel { settings, seats } => {
                let created = self.create(|name, now, seed| Room::kept_channel(name, now.0, seed, settings, seats))?;
                self.restore()?;
                self.run_chores().await?;
                Ok(created)
            }
            _ if !exists && self.name()? != RoomName::plaza() => ApiError::NO_SUCH_ROOM.response(),
            // The one for everyone is there before anybody came.
            Call::Read { players } if !exists => answer(200, &room_answer(&Room::channel(self.name()?, 0, 0), players)),
            Call::Messages(_) if !exists => answer(200, &Messages { messages: Vec::new() }),
            Call::Read { players } => {
                self.restore()?;
                let room = self.room.borrow();
                let room = room.as_ref().ok_or("the room is not there")?;
                answer(200, &room_answer(room, players))
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
        answer(201, &room_answer(&room, true))
    }

    fn messages(&self, query: MessageQuery) -> Result<Response> {
        let since = query.seconds.map(|seconds| Millis(platform::now().0.saturating_sub(seconds.saturating_mul(1000))));
        let limit = query.limit.unwrap_or(MESSAGES_MAX).min(MESSAGES_MAX);
        let events = self.store.messages(since, query.after, query.before, limit)?;
        let room = self.name()?;
        let messages = events.into_iter().filter_map(|event| message(event, room.clone())).collect();
        answer(200, &Messages { messages })
    }

    async fn operate(&self, operation: Operation) -> Result<Response> {
        if let Operation::Erase { message } = operation
            && !self.store.has_message(message)?
        {
            return ApiError::NO_SUCH_MESSAGE.response();
        }
        self.diary.note_operation(&operation);
        let asks_for_room = matches!(operation, Operation::Change { .. });
        let effects = self.apply(Input::Operate(operation), None).await?;
        match effects.as_ref().map(answer_to).unwrap_or(Err(ApiError::INTERNAL)) {
            Err(error) => error.response(),
            Ok(Some(seq)) => answer(201, &Said { seq }),
            Ok(None) if asks_for_room => {
                let room = self.room.borrow();
                answer(200, &room_answer(room.as_ref().ok_or("the room is not there")?, true))
            }
            Ok(None) => done(),
        }
    }
}

/// Why an operation was not done, or the place of what was said by it.
fn answer_to(effects: &Effects) -> Result<Option<u64>, ApiError> {
    for reply in &effects.reply {
        if let ServerEvent::Refused { reason, .. } = reply {
            return Err(match reason {
                Refusal::PlayerGone => ApiError::NO_SUCH_PLAYER,
                _ => ApiError::MALFORMED,
            });
        }
    }
    Ok(effects.events.iter().find(|event| matches!(event, ServerEvent::Notice { .. })).and_then(ServerEvent::seq))
}

fn room_answer(room: &Room, players: bool) -> RoomAnswer {
    let listing = room.listing();
    RoomAnswer { private: listing.name.is_code(), listing, players: players.then(|| room.players()) }
}

fn message(event: ServerEvent, room: RoomName) -> Option<Message> {
    let (seq, (time, id, _)) = (event.seq()?, event.as_message()?);
    let (username, text) = match event {
        ServerEvent::Said { nickname, text, .. } | ServerEvent::Answered { nickname, text, .. } => {
            (nickname.as_str().to_owned(), text)
        }
        ServerEvent::Notice { text, .. } => (SERVER_NAME.to_owned(), text),
        _ => return None,
    };
    Some(Message { seq, time, room, id, username, content: text.as_str().to_owned() })
}
