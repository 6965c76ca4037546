//! CONNECT: who a client is, and whether it may go on.

use hangul::Nickname;
use mqtt_proto::Protocol;
use mqtt_proto::v3::{Connect, ConnectReturnCode};
use protocol::Millis;

/// The nickname of clients whose own is none that people may have, as of earlier Android clients. The room appends a number to all but one.
pub(crate) const MADE_NAME: &str = "새 친구";
/// SDKs append this to a name, and more behind it.
const SDK: &str = "?SDK=";

/// A client that was let in.
#[derive(Debug)]
pub(crate) struct Visitor {
    /// The nickname that it wants in its channels.
    pub(crate) nickname: String,
    /// The token of a seat or the secret of an invite link, if it has one.
    pub(crate) key: Option<String>,
    /// Milliseconds without a packet after which it is gone: one and a half times its keep-alive. `None` if it has none.
    pub(crate) silence: Option<u64>,
}

impl Visitor {
    /// # Errors
    /// The code with which the CONNACK refuses the client.
    pub(crate) fn of(connect: &Connect) -> Result<Self, ConnectReturnCode> {
        if connect.protocol != Protocol::V311 {
            return Err(ConnectReturnCode::UnacceptableProtocolVersion);
        }
        // Nothing of a session outlives its connection. The standard has no code for that; it demands this one for a
        // persistent session without a client id.
        if !connect.clean_session {
            return Err(ConnectReturnCode::IdentifierRejected);
        }
        let names = [connect.username.as_deref(), Some(&*connect.client_id)];
        let nickname = names.into_iter().flatten().find_map(fitted);
        Ok(Self {
            nickname: nickname.unwrap_or_else(|| MADE_NAME.to_owned()),
            key: connect.password.as_deref().and_then(|key| str::from_utf8(key).ok()).map(str::to_owned),
            silence: Some(u64::from(connect.keep_alive) * 1_500).filter(|&millis| millis > 0),
        })
    }

    /// When the client is gone if nothing comes from it after `heard`.
    pub(crate) fn gone_at(&self, heard: Millis) -> Option<Millis> {
        self.silence.map(|millis| heard.plus(millis))
    }
}

/// A name without what SDKs append to it, fitted to the rules of nicknames. `None` if nothing is left.
fn fitted(name: &str) -> Option<String> {
    let name = name.split_once(SDK).map_or(name, |(name, _)| name);
    Nickname::fitted(name).map(|name| name.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nickname(client_id: &str, username: Option<&str>) -> String {
        let connect = Connect { username: username.map(Into::into), ..Connect::new(client_id.into(), 60) };
        Visitor::of(&connect).unwrap().nickname
    }

    #[test]
    fn the_nickname_is_the_username_or_else_the_client_id_fitted() {
        assert_eq!(nickname("수달", None), "수달");
        assert_eq!(nickname("otter", Some("수달")), "수달");
        assert_eq!(nickname("otter", Some("\u{200B}")), "otter");
        assert_eq!(nickname("mqttjs_1a2b3c4d", None), "mqttjs_1a2");
        assert_eq!(nickname("otter", Some("?SDK=Python&Version=1.5.2")), "otter");
        assert_eq!(nickname("otter?SDK=Java", None), "otter");
        assert_eq!(nickname("", None), MADE_NAME);
    }

    #[test]
    fn persistent_sessions_and_other_versions_are_refused() {
        let connect = || Connect::new("수달".into(), 60);
        let refused = |connect: Connect| Visitor::of(&connect).unwrap_err();
        assert_eq!(refused(Connect { clean_session: false, ..connect() }), ConnectReturnCode::IdentifierRejected);
        let earlier = Connect { protocol: Protocol::V310, ..connect() };
        assert_eq!(refused(earlier), ConnectReturnCode::UnacceptableProtocolVersion);
    }

    #[test]
    fn a_client_is_gone_after_one_and_a_half_keep_alives() {
        let gone_at =
            |keep_alive| Visitor::of(&Connect::new("수달".into(), keep_alive)).unwrap().gone_at(Millis(1_000));
        assert_eq!(gone_at(60), Some(Millis(91_000)));
        assert_eq!(gone_at(0), None);
    }
}
