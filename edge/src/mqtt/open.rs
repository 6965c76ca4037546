//! Opens a socket to a room for a client of MQTT, within the limits of any other client.

use hangul::RoomName;
use protocol::http::{BYTES, ErrorCode, MQTT};
use worker::{Env, Method, Request, RequestInit, Result, WebSocket};

use crate::attempt::Attempt;
use crate::{limits, sockets};

/// A socket to the room, or the HTTP status with which it was refused.
pub(super) async fn open(
    room: &RoomName,
    env: &Env,
    network: Option<String>,
    key: Option<String>,
) -> Result<std::result::Result<WebSocket, u16>> {
    if let Err(code) = sockets::charge(env, network.as_deref()).await? {
        return Ok(Err(code.status()));
    }
    let mut init = RequestInit::new();
    init.with_method(Method::Get);
    // The path tells the room that a client of MQTT may make it.
    let mut request = Request::new_with_init(&format!("https://object{MQTT}?{BYTES}"), &init)?;
    request.headers_mut()?.set("Upgrade", "websocket")?;
    let request = limits::with_network(&request, network.as_deref())?;
    let response = sockets::open(Attempt { room, network, key }, request, env).await?;
    let status = response.status_code();
    Ok(match (status, response.websocket()) {
        (101, Some(socket)) => Ok(socket),
        (101, None) => Err(ErrorCode::Internal.status()),
        (status, _) => Err(status),
    })
}
