//! A stay in one room: a connection that is made again whenever it is lost, until the page leaves the room.

mod hear;

use std::time::Duration;

use futures_channel::mpsc::UnboundedReceiver;
use futures_util::future::{Either, Fuse, FutureExt, select};
use futures_util::{SinkExt, StreamExt, pin_mut};
use gloo_net::websocket::futures::WebSocket;
use gloo_net::websocket::{Message, WebSocketError};
use gloo_timers::future::{IntervalStream, sleep};
use hangul::RoomName;
use protocol::{ClientFrame, PING, Refusal, VERSION, close};

use super::{Session, Status, Wish};
use crate::address::socket_address;
use crate::dom::prelude::*;
use crate::identity;

/// A connection that is not open by then is given up.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How often the connection is tried.
const HEARTBEAT_MILLIS: u32 = 20_000;
/// A connection that is silent for so long after it was tried is taken for dead.
const PATIENCE: Duration = Duration::from_secs(5);
/// The longest wait between two attempts to connect.
const BACKOFF_MAX_MILLIS: u64 = 15_000;

/// Why a connection ended.
enum End {
    /// For no reason of the room: another is made.
    Lost,
    /// For good; so things stand now.
    Over(Status),
    /// The page is going elsewhere.
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

/// A stay while it lasts.
pub(super) struct Stay {
    session: Session,
    room: RoomName,
    nickname: String,
    wishes: UnboundedReceiver<Wish>,
}

impl Stay {
    pub(super) fn new(session: Session, room: RoomName, nickname: String, wishes: UnboundedReceiver<Wish>) -> Self {
        Self { session, room, nickname, wishes }
    }

    /// Lasts until the page leaves the room or the room does not want it.
    pub(super) async fn go_on(mut self) {
        let mut attempt = 0;
        loop {
            let end = self.converse().await;
            if self.session.status.try_get_untracked().is_none() {
                return;
            }
            let status = self.session.status;
            match end {
                End::PageLeft => return,
                End::Over(ending) => {
                    if ending == Status::Closed {
                        identity::forget_token(&self.room);
                    }
                    return status.set(ending);
                }
                End::Lost => {}
            }
            attempt = if status.get_untracked() == Status::Live { 1 } else { attempt + 1 };
            status.set(Status::Reconnecting(attempt));
            if self.rest(backoff(attempt)).await.is_none() {
                return;
            }
        }
    }

    /// Waits, unless there is a reason to look before. `None` if the page is going elsewhere.
    async fn rest(&mut self, time: Duration) -> Option<()> {
        let mut rested = sleep(time).fuse();
        loop {
            futures_util::select! {
                () = rested => return Some(()),
                wish = self.wishes.next() => if let Wish::Look = wish? { return Some(()) },
            }
        }
    }

    /// One connection, from opening to its end.
    async fn converse(&mut self) -> End {
        let Ok(mut socket) = WebSocket::open(&socket_address(&self.room)) else { return End::Lost };
        let resume = identity::token(&self.room);
        let join = ClientFrame::Join { version: VERSION, nickname: self.nickname.clone(), resume };
        let timeout = sleep(CONNECT_TIMEOUT);
        pin_mut!(timeout);
        match select(socket.send(Message::Text(join.write())), timeout).await {
            Either::Left((Ok(()), _)) => {}
            Either::Left((Err(_), _)) | Either::Right(_) => return End::Lost,
        }
        let mut heartbeat = IntervalStream::new(HEARTBEAT_MILLIS).fuse();
        let mut silence = Fuse::terminated();
        loop {
            let answers = futures_util::select! {
                incoming = socket.next().fuse() => match incoming {
                    Some(Ok(Message::Text(frame))) => {
                        silence = Fuse::terminated();
                        match self.receive(&frame) {
                            Ok(answers) => answers,
                            Err(end) => return end,
                        }
                    }
                    Some(Ok(Message::Bytes(_))) => Vec::new(),
                    Some(Err(WebSocketError::ConnectionClose(event))) => return End::by_close_code(event.code),
                    Some(Err(_)) | None => return End::Lost,
                },
                wish = self.wishes.next() => match wish {
                    Some(Wish::Say) => self.unsent(),
                    Some(Wish::Ask(frame)) => vec![frame.write()],
                    Some(Wish::Look) => {
                        self.session.look_for_news();
                        silence = sleep(PATIENCE).fuse();
                        vec![PING.to_owned()]
                    }
                    None => {
                        // Nobody is left who could be told that this failed.
                        let _ = socket.send(Message::Text(ClientFrame::Leave.write())).await;
                        return End::PageLeft;
                    }
                },
                _ = heartbeat.next() => {
                    silence = sleep(PATIENCE).fuse();
                    vec![PING.to_owned()]
                }
                () = silence => return End::Lost,
            };
            for answer in answers {
                if socket.send(Message::Text(answer)).await.is_err() {
                    return End::Lost;
                }
            }
        }
    }

    /// What is to be said over this connection, once the room has let us in.
    fn unsent(&self) -> Vec<String> {
        let mut frames = Vec::new();
        if self.session.is_live() {
            self.session.pending.update_untracked(|pending| {
                for message in pending.iter_mut().filter(|message| !message.sent) {
                    message.sent = true;
                    frames.push(ClientFrame::Say { id: message.id.clone(), text: message.text.clone() }.write());
                }
            });
        }
        frames
    }
}

/// Doubles from half a second, with chance, so that a thousand pages do not come back in the same moment.
fn backoff(attempt: u32) -> Duration {
    let ceiling = 500_u64.saturating_mul(1 << attempt.saturating_sub(1).min(10)).min(BACKOFF_MAX_MILLIS);
    Duration::from_millis(ceiling).mul_f64(0.5 + js_sys::Math::random() / 2.0)
}
