//! What the page shows and does of a player's stay in a room.

mod notice;
mod stay;
mod version;

use futures_channel::mpsc::{UnboundedSender, unbounded};
use hangul::RoomName;
use leptos::ev::{offline, online, visibilitychange};
use leptos::task::spawn_local;
use protocol::{ClientFrame, PlayerId, Refusal};
use reactive_stores::Store;

use crate::clock::Clock;
use crate::dom::prelude::*;
use crate::preferences::Preferences;
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
    /// The server does not speak this page's version of the protocol any more.
    Outdated,
}

/// What the page needs to show and use a stay.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(crate) room: StoredValue<RoomName>,
    pub(crate) view: Store<RoomView>,
    pub(crate) status: RwSignal<Status>,
    /// Whether there is a newer version of the page.
    pub(crate) outdated: RwSignal<bool>,
    /// Whether this player decides how the room plays.
    pub(crate) is_host: Memo<bool>,
    /// What this player said and the room has neither said nor refused yet, oldest first. It is sent again after
    /// reconnecting, with the same ids, so that nothing is lost and nothing is said twice.
    pub(crate) pending: RwSignal<Vec<Pending>>,
    /// A sentence for this player alone, shown at the input.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// A message that the room refused, for the field to take it back.
    pub(crate) returned: RwSignal<Option<String>>,
    /// Whose talk this player does not want to see.
    pub(crate) hidden: RwSignal<Vec<String>>,
    /// On whose removal this player has voted.
    pub(crate) voted: RwSignal<Vec<PlayerId>>,
    pub(crate) clock: Clock,
    wishes: StoredValue<UnboundedSender<Wish>>,
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pending {
    pub(crate) id: String,
    pub(crate) text: String,
    /// Whether it was sent over the connection that there is now.
    sent: bool,
}

/// What a stay is asked to do.
enum Wish {
    /// To send what is pending.
    Say,
    /// To ask the room for something.
    Ask(ClientFrame),
    /// To see at once how the connection does: the network or the player came back, or went.
    Look,
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
            outdated: RwSignal::new(false),
            is_host: Memo::new(is_host),
            pending: RwSignal::new(Vec::new()),
            notice: RwSignal::new(None),
            returned: RwSignal::new(None),
            hidden: expect_context::<Preferences>().hidden,
            voted: RwSignal::new(Vec::new()),
            clock: Clock::new(),
            wishes: StoredValue::new(sender),
        };
        for handle in [
            window_event_listener(online, move |_| session.wish(Wish::Look)),
            window_event_listener(offline, move |_| session.wish(Wish::Look)),
            window_event_listener(visibilitychange, move |_| {
                if !document().hidden() {
                    session.wish(Wish::Look);
                }
            }),
        ] {
            on_cleanup(move || handle.remove());
        }
        spawn_local(Stay::new(session, room, nickname, wishes).go_on());
        session
    }

    /// Says `text`, now or as soon as there is a connection.
    pub(crate) fn say(&self, text: String) {
        self.notice.set((!self.is_live()).then(|| text::QUEUED.into()));
        // Random, so that a reloaded page does not give the same ids again.
        let id = format!("{:x}", js_sys::Math::random().to_bits());
        self.pending.write().push(Pending { id, text, sent: false });
        self.wish(Wish::Say);
    }

    /// Asks the room for something. Without a connection it is not kept: later it may mean something else.
    pub(crate) fn ask(&self, frame: ClientFrame) {
        if self.is_live() {
            self.wish(Wish::Ask(frame));
        } else {
            self.notice.set(Some(text::NOT_CONNECTED.into()));
        }
    }

    /// Looks whether a newer version of the page was put up.
    fn look_for_news(self) {
        spawn_local(async move {
            if version::is_outdated().await {
                // The player may have left meanwhile.
                self.outdated.try_set(true);
            }
        });
    }

    fn is_live(&self) -> bool {
        self.status.get_untracked() == Status::Live
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
