//! A player's session in a room: the signals that components show, and the requests that they send.

mod notice;
mod receive;
mod seat;
mod socket;
mod version;

use std::time::Duration;

use client::{Client, Pending};
use futures_channel::mpsc::{UnboundedSender, unbounded};
use hangul::RoomName;
use leptos::ev::{offline, online, visibilitychange};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{ClientFrame, PlayerId, Refusal};
use reactive_stores::Store;

use crate::clock::Clock;
use crate::preferences::Preferences;
use crate::state::{RoomView, RoomViewStoreFields};
use crate::{browser_storage, text};
pub(crate) use notice::{Notice, Remedy};
use socket::SocketTask;

/// The state of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Joining for the first time.
    Connecting,
    /// In the room.
    Live,
    /// The connection is lost. The number counts attempts to reconnect, from 1.
    Reconnecting(u32),
    /// Another window of this browser has taken over the seat.
    TakenOver,
    /// The room refused the join.
    Refused {
        reason: Refusal,
        /// Milliseconds after which the join may be repeated, where waiting helps.
        wait: Option<u64>,
    },
    /// This player was removed from the room.
    Removed,
    /// The room was closed by its maker or an operator.
    Closed,
    /// The server no longer supports this page's protocol version.
    Outdated,
}

/// A session, for components. A copy is a handle to the same session.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(crate) room: StoredValue<RoomName>,
    pub(crate) view: Store<RoomView>,
    pub(crate) status: RwSignal<Status>,
    /// Whether the server has a newer version of the page.
    pub(crate) outdated: RwSignal<bool>,
    /// Whether this player is the room's host.
    pub(crate) is_host: Memo<bool>,
    /// This player's messages that the room has neither broadcast nor refused, oldest first.
    pub(crate) pending: RwSignal<Vec<Pending>>,
    /// A sentence for this player alone, shown at the input field.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// The text of a refused message, to be put back into the input field.
    pub(crate) returned: RwSignal<Option<String>>,
    /// The nicknames whose messages this player hides.
    pub(crate) hidden: RwSignal<Vec<String>>,
    /// The players whom this player has voted to remove.
    pub(crate) voted: RwSignal<Vec<PlayerId>>,
    pub(crate) clock: Clock,
    /// Whether this player, who watches, wants a seat.
    waits: StoredValue<bool>,
    client: StoredValue<Client>,
    wishes: StoredValue<UnboundedSender<Wish>>,
}

/// A request to the socket's task.
enum Wish {
    /// Send the pending messages.
    Flush,
    /// Send this frame.
    Ask(ClientFrame),
    /// Check the connection now: the network came or went, the page became visible, or the player asked for it.
    Check,
}

impl Session {
    /// Enters `room`. The session ends with the owner of the calling component.
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
            waits: StoredValue::new(false),
            client: StoredValue::new(Client::new(nickname.clone(), browser_storage::token(&room))),
            wishes: StoredValue::new(sender),
        };
        if is_server() {
            return session;
        }
        for handle in [
            window_event_listener(online, move |_| session.wish(Wish::Check)),
            window_event_listener(offline, move |_| session.wish(Wish::Check)),
            window_event_listener(visibilitychange, move |_| {
                session.tell_view();
                if !document().hidden() {
                    session.wish(Wish::Check);
                }
            }),
        ] {
            on_cleanup(move || handle.remove());
        }
        // In a task of its own: the screen is shown first.
        let connect = move || spawn_local(SocketTask { session, room, nickname, refused: None, wishes }.run());
        set_timeout(connect, Duration::ZERO);
        session
    }

    /// Sends a message, now or as soon as there is a connection.
    pub(crate) fn say(&self, text: String) {
        self.notice.set((!self.is_live()).then(|| Notice::good(text::QUEUED)));
        // Random, so that a reloaded page does not repeat an id.
        let id = format!("{:x}", js_sys::Math::random().to_bits());
        self.client.update_value(|client| client.say(id, text));
        self.publish_pending();
        self.wish(Wish::Flush);
    }

    /// Updates `pending` from the client.
    fn publish_pending(&self) {
        let changed = self.client.with_value(|client| {
            let ids = client.pending().iter().map(|message| &message.id);
            let is_same = self.pending.with_untracked(|shown| shown.iter().map(|message| &message.id).eq(ids));
            (!is_same).then(|| client.pending().to_vec())
        });
        changed.into_iter().for_each(|pending| self.pending.set(pending));
    }

    /// Sends a request to the room. Without a connection the request is dropped, because it may not fit a later state.
    pub(crate) fn ask(&self, frame: ClientFrame) {
        if self.is_live() {
            self.wish(Wish::Ask(frame));
        } else {
            self.notice.set(Some(Notice::problem(text::NOT_CONNECTED)));
        }
    }

    /// Asks the server whether it has a newer version of the page, and sets `outdated` if so.
    fn check_version(self) {
        spawn_local(async move {
            if version::is_outdated().await {
                // Does nothing if the session has ended.
                self.outdated.try_set(true);
            }
        });
    }

    /// Whether the connection is lost, and the page is about to connect again.
    pub(crate) fn is_cut(&self) -> bool {
        matches!(self.status.get(), Status::Reconnecting(_))
    }

    /// Checks the connection now. A lost one is opened again without the rest of its pause.
    pub(crate) fn check(&self) {
        self.wish(Wish::Check);
    }

    fn is_live(&self) -> bool {
        self.status.get_untracked() == Status::Live
    }

    /// Votes to remove `player` from a channel.
    pub(crate) fn vote_out(&self, player: PlayerId) {
        self.voted.write().push(player);
        self.ask(ClientFrame::Vote { player });
    }

    fn wish(&self, wish: Wish) {
        self.wishes.with_value(|wishes| {
            // Fails only after the socket's task has ended.
            let _ = wishes.unbounded_send(wish);
        });
    }
}
