//! What a room logs and counts.

use std::cell::RefCell;

use hangul::RoomName;
use protocol::http::Counters;
use protocol::{CloseReason, ErrorCode, Event, Millis, Phase, Refusal, Reply};
use rules::{Effects, Operation, Room, StoredError};
use serde_json::{Value, json};
use worker::State;

use crate::{log, platform};

/// What a room logs at once, and what it counts until the directory takes it.
pub(super) struct Diary {
    room: String,
    counted: RefCell<Counters>,
}

impl Diary {
    pub(super) fn new(state: &State) -> Self {
        Self { room: label(state), counted: RefCell::default() }
    }

    /// What was counted since it was taken last.
    pub(super) fn take(&self) -> Counters {
        self.counted.take()
    }

    /// Takes back what could not be handed over.
    pub(super) fn put_back(&self, counters: &Counters) {
        self.counted.borrow_mut().add(counters);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.counted.borrow().is_empty()
    }

    /// Notes what followed from an input that came at `received`, once everyone has been told.
    pub(super) fn note(&self, effects: &Effects, room: &Room, received: Millis) {
        let mut counted = self.counted.borrow_mut();
        count(&mut counted, effects);
        if effects.events.iter().any(|numbered| numbered.event.as_message().is_some()) {
            counted.broadcast.observe(platform::now().since(received));
        }
        if let Some(seated) = effects.seated {
            self.log(
                "joined",
                json!({ "player": seated.player, "took_over": seated.took_over, "people": room.people() }),
            );
        }
        for numbered in &effects.events {
            match &numbered.event {
                Event::Left { player, .. } => self.log("left", json!({ "player": player, "people": room.people() })),
                Event::Removed { player, by, .. } => self.log("removed", json!({ "player": player, "by": by })),
                Event::Phase { phase: Phase::Countdown { .. }, .. } => {
                    self.log("match_started", json!({ "people": room.people() }));
                }
                Event::Results { results, .. } => self.log("match_ended", json!({ "ranked": results.standings.len() })),
                Event::Closed { .. } => self.log("closed", json!({ "people": room.people() })),
                _ => {}
            }
        }
        for reply in &effects.replies {
            // What is refused otherwise happens in every game; it is counted.
            if let Reply::Refused { reason, .. } = reply
                && matches!(reason, Refusal::Muted | Refusal::RoomFull | Refusal::Banned)
            {
                self.log("refused", json!({ "reason": reason }));
            }
        }
    }

    pub(super) fn note_created(&self) {
        self.log("created", json!({}));
    }

    /// The room came back into memory.
    pub(super) fn note_restored(&self, took: u64, people: usize) {
        self.log("restored", json!({ "millis": took, "people": people }));
    }

    pub(super) fn note_error(&self, code: ErrorCode) {
        self.counted.borrow_mut().count_error(code);
        log::warn("wrong_frame", self.about(json!({ "code": code })));
    }

    pub(super) fn note_close(&self, code: u16) {
        let reason = CloseReason::of(code);
        self.counted.borrow_mut().count_close(reason);
        self.log("socket_closed", json!({ "code": code, "reason": reason }));
    }

    /// A message row cannot be read and is set aside.
    pub(super) fn note_unreadable_message(&self, seq: u64, error: &StoredError) {
        self.counted.borrow_mut().unreadable_messages += 1;
        log::error("message_unreadable", self.about(json!({ "seq": seq, "error": error.to_string() })));
    }

    /// A message row of a newer version is left where it is, and not shown.
    pub(super) fn note_newer_message(&self, seq: u64, error: &StoredError) {
        log::warn("message_too_new", self.about(json!({ "seq": seq, "error": error.to_string() })));
    }

    /// The snapshot cannot be read and is set aside.
    pub(super) fn note_unreadable_room(&self, error: &StoredError) {
        log::error("room_unreadable", self.about(json!({ "error": error.to_string() })));
    }

    /// What an operator decided.
    pub(super) fn note_operation(&self, operation: &Operation) {
        let (kind, player) = match operation {
            Operation::Change { .. } => ("change", None),
            Operation::Say { .. } => ("say", None),
            Operation::Erase { .. } => ("erase", None),
            Operation::Remove { player } => ("remove", Some(player)),
            Operation::Close => ("close", None),
        };
        self.log("operated", json!({ "operation": kind, "player": player }));
    }

    /// An operator brings the room back to how it was.
    pub(super) fn note_rewind(&self) {
        self.log("operated", json!({ "operation": "rewind" }));
    }

    pub(super) fn note_failure(&self, what: &str, error: &worker::Error) {
        log::error("failed", self.about(json!({ "what": what, "error": error.to_string() })));
    }

    fn log(&self, event: &str, facts: Value) {
        log::info(event, self.about(facts));
    }

    fn about(&self, mut facts: Value) -> Value {
        facts["room"] = self.room.as_str().into();
        facts
    }
}

/// A channel is called by its name; of a private room, whose name is a secret, the object's number tells it from others.
fn label(state: &State) -> String {
    let name = state.id().name().filter(|name| RoomName::parse(name).is_ok_and(|name| !name.is_code()));
    name.unwrap_or_else(|| format!("private {:.8}", state.id().to_string()))
}

/// Counts what followed from one input.
fn count(counters: &mut Counters, effects: &Effects) {
    counters.joins += u64::from(effects.seated.is_some());
    for numbered in &effects.events {
        match numbered.event {
            Event::Said { .. } => counters.messages += 1,
            Event::Answered { .. } => {
                counters.messages += 1;
                counters.answers += 1;
            }
            Event::Prompt { .. } => counters.prompts += 1,
            _ => {}
        }
    }
    for reply in &effects.replies {
        if let Reply::Refused { reason, .. } = reply {
            counters.count_refusal(*reason);
        }
    }
}
