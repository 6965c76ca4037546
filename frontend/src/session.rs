//! What the page shows and does of a player's stay in a room.

mod notice;
mod stay;

use crate::dom::prelude::*;
use futures_channel::mpsc::{UnboundedSender, unbounded};
use game::names::RoomName;
use game::protocol::{ClientFrame, PlayerId, Refusal};
use leptos::task::spawn_local;
use reactive_stores::Store;

use crate::clock::Clock;
use crate::state::{RoomView, RoomViewStoreFields};
use crate::text;
pub(crate) use notice::{Notice, Remedy};
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
    Refused {
        reason: Refusal,
        /// After how many milliseconds it may, where waiting helps.
        wait: Option<u64>,
    },
    /// The room sent us away.
    Removed,
    /// The room is no more.
    Closed,
}

/// What the page needs to show and use a stay.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(crate) room: StoredValue<RoomName>,
    pub(crate) view: Store<RoomView>,
    pub(crate) status: RwSignal<Status>,
    /// Whether this player decides how the room plays.
    pub(crate) is_host: Memo<bool>,
    /// A sentence for this player alone, shown at the input.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// A message that the room refused, for the field to take it back.
    pub(crate) returned: RwSignal<Option<String>>,
    /// Whose talk this player does not want to see.
    pub(crate) hidden: RwSignal<Vec<PlayerId>>,
    /// On whose removal this player has voted.
    pub(crate) voted: RwSignal<Vec<PlayerId>>,
    pub(crate) clock: Clock,
    wishes: StoredValue<UnboundedSender<Wish>>,
}

/// What a player does.
enum Wish {
    /// To be heard even if the connection is lost meanwhile.
    Say(String),
    /// Anything else.
    Ask(ClientFrame),
}

impl Session {
    /// Enters `room`, and stays until the owner of the calling component goes away.
    pub(crate) fn enter(room: RoomName, nickname: String) -> Self {
        let (sender, wishes) = unbounded();
        let view = Store::new(RoomView::default());
        let is_host = move |_: Option<&bool>| {
            let you = view.you().get();
            view.players().read().iter().any(|row| row.host && Some(row.id) == you)
        };
        let session = Self {
            room: StoredValue::new(room.clone()),
            view,
            status: RwSignal::new(Status::Connecting),
            is_host: Memo::new(is_host),
            notice: RwSignal::new(None),
            returned: RwSignal::new(None),
            hidden: RwSignal::new(Vec::new()),
            voted: RwSignal::new(Vec::new()),
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

    /// Asks the room for something.
    pub(crate) fn ask(&self, frame: ClientFrame) {
        self.wish(Wish::Ask(frame));
    }

    /// Votes for removing `player` from a channel.
    pub(crate) fn vote_out(&self, player: PlayerId) {
        self.voted.write().push(player);
        self.ask(ClientFrame::Vote { player });
    }

    fn wish(&self, wish: Wish) {
        self.wishes.with_value(|wishes| {
            // The receiver lives as long as the stay; after it there is nobody to say anything to.
            let _ = wishes.unbounded_send(wish);
        });
    }
}
