//! Sockets that are opened only to tell their clients why they are refused: a browser does not tell a page why a handshake
//! failed.

use protocol::{Reply, write_frame};
use worker::{Response, Result, WebSocketPair};

/// Opens a socket, sends `reply` and closes the socket with this code. The reply is text, even for clients that take bytes.
pub(crate) fn open_and_close(reply: Option<&Reply>, code: u16, reason: &str) -> Result<Response> {
    let pair = WebSocketPair::new()?;
    pair.server.accept()?;
    if let Some(reply) = reply {
        pair.server.send_with_str(write_frame([reply], []))?;
    }
    pair.server.close(Some(code), Some(reason))?;
    Response::from_websocket(pair.client)
}
