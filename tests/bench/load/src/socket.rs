//! One player's socket.

use std::error::Error;

use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::dialect::Dialect;
use crate::ledger::Shared;

pub(crate) type Socket = WebSocketStream<TcpStream>;
pub(crate) type Failure = Box<dyn Error>;

/// Bytes that are read at once. The default, 128 kB, would be allocated for each of thousands of sockets.
const READ_BUFFER: usize = 32 * 1024;

/// The rooms of a server.
#[derive(Clone)]
pub(crate) struct Target {
    pub(crate) url: String,
    pub(crate) dialect: Dialect,
}

impl Target {
    /// Connects to a room. `receive_buffer` limits the bytes that the kernel takes for a player who does not read.
    async fn connect(&self, room: usize, receive_buffer: Option<u32>) -> Result<Socket, Failure> {
        let url = self.url.replace("{room}", &format!("room-{room}"));
        let host =
            url.strip_prefix("ws://").and_then(|rest| rest.split('/').next()).ok_or("an address of ws:// is needed")?;
        let socket = TcpSocket::new_v4()?;
        if let Some(size) = receive_buffer {
            socket.set_recv_buffer_size(size)?;
        }
        let stream = socket.connect(host.parse()?).await?;
        stream.set_nodelay(true)?;
        let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER);
        Ok(client_async_with_config(url, stream, Some(config)).await?.0)
    }

    /// Joins a room under a nickname, and returns the welcome as well.
    pub(crate) async fn join(
        &self,
        room: usize,
        nickname: String,
        receive_buffer: Option<u32>,
        ledger: &Shared,
    ) -> Result<(Socket, Utf8Bytes), Failure> {
        let mut socket = self.connect(room, receive_buffer).await?;
        let join = Message::text(self.dialect.join(nickname));
        if self.dialect.joins_at_once() {
            socket.send(join.clone()).await?;
        }
        while let Some(message) = socket.next().await {
            let Some(frame) = text_of(message?) else { continue };
            ledger.borrow_mut().count_frame(&frame);
            if crate::scan::is_welcome(&frame) {
                return Ok((socket, frame));
            }
            if let Some(answer) = self.dialect.answer_to_opening(&frame) {
                socket.send(Message::text(answer)).await?;
            } else if self.dialect.admits(&frame) {
                socket.send(join.clone()).await?;
            } else if frame.contains(r#""type":"refused""#) {
                return Err(frame.to_string().into());
            }
        }
        Err("the server closed the socket before the welcome".into())
    }
}

/// The text of a frame, which servers send as text or as bytes.
pub(crate) fn text_of(message: Message) -> Option<Utf8Bytes> {
    match message {
        Message::Text(frame) => Some(frame),
        Message::Binary(frame) => Utf8Bytes::try_from(frame).ok(),
        _ => None,
    }
}
