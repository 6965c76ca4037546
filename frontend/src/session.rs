//! What the page shows and does of a player's stay in a room.

mod stay;

use futures_channel::mpsc::{UnboundedSender, unbounded};
use game::names::RoomName;
use game::protocol::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use reactive_stores::Store;

use crate::clock::Clock;
use crate::state::RoomView;
use crate::text;
use stay::Stay;

/// How things stand with the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// On the way in, for the first time.
    Connecting,
    /// In the room.
    Live,
    /// Lost; this is the n-th attempt.
    Reconnecting(u32),
    /// Another window of this browser has the seat.
    TakenOver,
    /// The room did not let us in.
    Refused(Refusal),
}

/// What the page needs to show and use a stay.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(crate) view: Store<RoomView>,
    pub(crate) status: RwSignal<Status>,
    /// A sentence for this player alone, shown at the input.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// A message that the room refused, for the field to take it back.
    pub(crate) returned: RwSignal<Option<String>>,
    pub(crate) clock: Clock,
    wishes: StoredValue<UnboundedSender<Wish>>,
}

/// A sentence for one player, and the word that the player may propose because of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) missing: Option<String>,
}

impl From<String> for Notice {
    fn from(text: String) -> Self {
        Self { text, missing: None }
    }
}

impl From<&str> for Notice {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// What a player does.
enum Wish {
    Say(String),
    Skip,
    Propose(String),
}

impl Session {
    /// Enters `room`, and stays until the owner of the calling component goes away.
    pub(crate) fn enter(room: RoomName, nickname: String) -> Self {
        let (sender, wishes) = unbounded();
        let session = Self {
            view: Store::new(RoomView::default()),
            status: RwSignal::new(Status::Connecting),
            notice: RwSignal::new(None),
            returned: RwSignal::new(None),
            clock: Clock::new(),
            wishes: StoredValue::new(sender),
        };
        spawn_local(Stay::new(session, room, nickname, wishes).go_on());
        session
    }

    /// Says `text`, now or as soon as there is a connection.
    pub(crate) fn say(&self, text: String) {
        let is_live = self.status.get_untracked() == Status::Live;
        self.notice.set((!is_live).then(|| text::QUEUED.into()));
        self.wish(Wish::Say(text));
    }

    /// Votes for skipping the prompt.
    pub(crate) fn skip(&self) {
        self.wish(Wish::Skip);
    }

    /// Asks for a word to be added to the list.
    pub(crate) fn propose(&self, word: String) {
        self.wish(Wish::Propose(word));
    }

    fn wish(&self, wish: Wish) {
        self.wishes.with_value(|wishes| {
            // The receiver lives as long as the stay; after it there is nobody to say anything to.
            let _ = wishes.unbounded_send(wish);
        });
    }
}
