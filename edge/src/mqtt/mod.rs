//! The gateway for clients that speak MQTT: one WebSocket to the client and one to each of its rooms. The crate `mqtt`
//! decides; this module only moves bytes, frames and time.

mod gateway;
mod listener;
mod open;

use protocol::http::ErrorCode;
use worker::{Context, Env, Request, Response, Result, WebSocketPair};

use crate::network::network_of;
use crate::{config, limits, respond, sockets};
use gateway::Gateway;

/// The subprotocols of MQTT 3.1.1, best first. AWS's SDKs offer only the second, which is that of MQTT 3.1.
const SUBPROTOCOLS: [&str; 2] = ["mqtt", "mqttv3.1"];
const SUBPROTOCOL_HEADER: &str = "Sec-WebSocket-Protocol";

/// Accepts a client.
pub(crate) async fn accept(request: &Request, env: &Env, context: &Context) -> Result<Response> {
    let trusted = config::mqtt_trusted(env);
    let network = limits::network(request, env)?.filter(|network| !is_trusted(network, &trusted));
    if let Err(code) = sockets::admit(request, env, network.as_deref()).await? {
        return respond::error(code);
    }
    let offered = request.headers().get(SUBPROTOCOL_HEADER)?.unwrap_or_default();
    let Some(subprotocol) = chosen(&offered) else { return respond::error(ErrorCode::Malformed) };
    let pair = WebSocketPair::new()?;
    context.wait_until(Gateway::begin(pair.server, env.clone(), network)?);
    let response = Response::from_websocket(pair.client)?;
    response.headers().set(SUBPROTOCOL_HEADER, subprotocol)?;
    Ok(response)
}

/// Whether limits by network do not apply to a network.
fn is_trusted(network: &str, trusted: &str) -> bool {
    trusted.split_whitespace().any(|address| network_of(address).as_deref() == Some(network))
}

/// The subprotocol to speak, of those that a client offers.
fn chosen(offered: &str) -> Option<&'static str> {
    SUBPROTOCOLS.into_iter().find(|known| offered.split(',').any(|offer| offer.trim() == *known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_has_to_offer_mqtt() {
        for (offered, subprotocol) in [
            ("mqtt", Some("mqtt")),
            ("mqttv3.1", Some("mqttv3.1")),
            ("mqttv3.1, mqtt", Some("mqtt")),
            ("chat,mqtt", Some("mqtt")),
            ("", None),
            ("mqtts", None),
        ] {
            assert_eq!(chosen(offered), subprotocol, "{offered}");
        }
    }

    #[test]
    fn only_named_networks_are_trusted() {
        let trusted = "203.0.113.7  2001:db8:1:2::1";
        for network in ["203.0.113.7", "2001:db8:1:2::"] {
            assert!(is_trusted(network, trusted), "{network}");
        }
        assert!(!is_trusted("203.0.113.8", trusted) && !is_trusted("203.0.113.7", "") && !is_trusted("", "nonsense"));
    }
}
