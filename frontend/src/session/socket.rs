//! The task that keeps a socket to the room open until the session ends.

use std::time::Duration;

use futures_channel::mpsc::UnboundedReceiver;
use futures_util::future::{Either, Fuse, FutureExt, select};
use futures_util::{SinkExt, StreamExt, pin_mut};
use gloo_net::websocket::futures::WebSocket;
use gloo_net::websocket::{Message, WebSocketError};
use gloo_timers::future::{IntervalStream, sleep};
use hangul::RoomName;
use leptos::prelude::*;
use protocol::{ClientFrame, PING, Refusal, close};

use super::{Session, Status, Wish};
use crate::address::socket_address;
use crate::browser_storage;

/// Time to open a connection. An attempt that takes longer fails.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Time between two pings, in milliseconds.
const HEARTBEAT_MILLIS: u32 = 20_000;
/// A connection counts as lost if no frame arrives for this long after a ping.
const PONG_TIMEOUT: Duration = Duration::from_secs(5);

/// Why a connection ended.
pub(super) enum End {
    /// The connection is lost, and the task reconnects.
    Lost,
    /// The session has ended with this status.
    Over(Status),
    /// The page has left the room.
    PageLeft,
}

impl End {
    fn by_close_code(code: u16) -> Self {
        match code {
            close::TAKEN_OVER => Self::Over(Status::TakenOver),
            close::REMOVED => Self::Over(Status::Removed),
            close::ROOM_CLOSED => Self::Over(Status::Closed),
            close::NO_SUCH_ROOM => Self::Over(Status::Refused { reason: Refusal::NoSuchRoom, wait: None }),
            _ => Self::Lost,
        }
    }
}

/// The task of one session.
pub(super) struct SocketTask {
    pub(super) session: Session,
    pub(super) room: RoomName,
    /// The wanted nickname; after a welcome, the one that the room gave.
    pub(super) nickname: String,
    /// Why the join over this connection was refused, after which the room is watched.
    pub(super) refused: Option<(Refusal, Option<u64>)>,
    pub(super) wishes: UnboundedReceiver<Wish>,
}

impl SocketTask {
    pub(super) async fn run(mut self) {
        let mut attempt = 0;
        loop {
            let end = self.connect().await;
            let Some(status) = self.session.status.try_get_untracked() else { return };
            self.session.client.update_value(client::Client::lose);
            match end {
                End::PageLeft => return,
                End::Over(ending) => {
                    if ending == Status::Closed {
                        browser_storage::forget_token(&self.room);
                    }
                    return self.session.status.set(ending);
                }
                End::Lost => {}
            }
            attempt = if status == Status::Live { 1 } else { attempt + 1 };
            self.session.status.set(Status::Reconnecting(attempt));
            let random = js_sys::Math::random();
            let pause = self.session.client.with_value(|client| client.pause_millis(attempt, random));
            let pause = Duration::from_millis(pause);
            if self.pause(pause).await.is_none() {
                return;
            }
        }
    }

    /// Waits for `time`, or until a [`Wish::Check`]. `None` if the page has left the room.
    async fn pause(&mut self, time: Duration) -> Option<()> {
        let mut over = sleep(time).fuse();
        loop {
            futures_util::select_biased! {
                () = over => return Some(()),
                wish = self.wishes.next() => if let Wish::Check = wish? { return Some(()) },
            }
        }
    }

    /// Opens a connection and serves it until it ends.
    async fn connect(&mut self) -> End {
        let Ok(mut socket) = WebSocket::open(&socket_address(&self.room)) else { return End::Lost };
        self.session.client.update_value(client::Client::open);
        self.refused = None;
        let timeout = sleep(CONNECT_TIMEOUT);
        pin_mut!(timeout);
        // Sending the first frame, the join, completes when the socket is open.
        match select(self.send(&mut socket, Vec::new()).boxed_local(), timeout).await {
            Either::Left((true, _)) => {}
            Either::Left((false, _)) | Either::Right(_) => return End::Lost,
        }
        let mut heartbeat = IntervalStream::new(HEARTBEAT_MILLIS).fuse();
        let mut silence = Fuse::terminated();
        loop {
            let frames = futures_util::select_biased! {
                incoming = socket.next().fuse() => match incoming {
                    Some(Ok(message)) => {
                        silence = Fuse::terminated();
                        if let Err(end) = self.receive(message) {
                            return end;
                        }
                        Vec::new()
                    }
                    Some(Err(WebSocketError::ConnectionClose(event))) => return End::by_close_code(event.code),
                    Some(Err(_)) | None => return End::Lost,
                },
                wish = self.wishes.next() => match wish {
                    Some(Wish::Flush) => Vec::new(),
                    Some(Wish::Ask(frame)) => vec![frame.write()],
                    Some(Wish::Check) => {
                        self.session.check_version();
                        silence = sleep(PONG_TIMEOUT).fuse();
                        vec![PING.to_owned()]
                    }
                    None => {
                        // A failure does not matter: the session is over, and the room sees a lost connection.
                        let _ = socket.send(Message::Text(ClientFrame::Leave.write())).await;
                        return End::PageLeft;
                    }
                },
                _ = heartbeat.next() => {
                    silence = sleep(PONG_TIMEOUT).fuse();
                    vec![PING.to_owned()]
                }
                () = silence => return End::Lost,
            };
            if !self.send(&mut socket, frames).await {
                return End::Lost;
            }
        }
    }

    /// Sends the client's outgoing frames, then `frames`. False if the socket is closed.
    async fn send(&self, socket: &mut WebSocket, frames: Vec<String>) -> bool {
        let outgoing = self.session.client.try_update_value(client::Client::take_outgoing).unwrap_or_default();
        for frame in outgoing.iter().map(ClientFrame::write).chain(frames) {
            if socket.send(Message::Text(frame)).await.is_err() {
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_without_a_reason_of_the_room_leads_to_a_new_connection() {
        // 1000 reaches a page only from a proxy: the room closes with it after a leave, which ends the task at once.
        let from_the_room = [close::WRONG_FRAMES, close::NOT_JOINED, close::DETACHED];
        for code in [close::LEFT, 1001, 1005, close::BROKEN].into_iter().chain(from_the_room) {
            assert!(matches!(End::by_close_code(code), End::Lost), "{code}");
        }
        for code in [close::TAKEN_OVER, close::REMOVED, close::ROOM_CLOSED, close::NO_SUCH_ROOM] {
            assert!(matches!(End::by_close_code(code), End::Over(_)), "{code}");
        }
    }
}
