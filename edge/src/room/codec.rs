//! Converts between frames and the room's inputs, replies and events, in the protocol of each connection.

use protocol::http::BYTES;
use protocol::{
    ClientFrame, ErrorCode, JOIN_MILLIS, Numbered, PlayerId, ProtocolError, Reply, VERSION, legacy, write_frame,
};
use rules::{Input, Room};
use serde::{Deserialize, Serialize};

/// The protocol of a connection. Serialised with a socket's attachment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Codec {
    /// docs/protocol.md.
    #[default]
    Protocol1,
    /// The same, with the server's frames as binary messages.
    Protocol1Bytes,
    /// docs/legacy.md: the earlier Android client.
    Legacy,
}

/// A received frame.
pub(super) enum Frame<'text> {
    Text(&'text str),
    Binary,
}

impl Codec {
    /// Time to join in milliseconds. A socket through which no player joined in this time is closed.
    pub(super) fn join_millis(self) -> u64 {
        match self {
            Self::Protocol1 | Self::Protocol1Bytes => JOIN_MILLIS,
            Self::Legacy => legacy::START_MILLIS,
        }
    }

    /// The codec of a connection to a room's own address, with this query.
    pub(super) fn of_query(query: Option<&str>) -> Self {
        let takes_bytes = query.is_some_and(|query| query.split('&').any(|part| part == BYTES));
        if takes_bytes { Self::Protocol1Bytes } else { Self::Protocol1 }
    }

    /// Converts a frame to an input. `player` is the number of the connection; `fresh` generates an unguessable text, and
    /// `network` finds the network of who joins.
    pub(super) fn read(
        self,
        frame: Frame<'_>,
        player: Option<PlayerId>,
        fresh: impl FnOnce() -> String,
        network: impl FnOnce() -> Option<String>,
    ) -> Result<Input, ProtocolError> {
        match (self, frame) {
            (Self::Protocol1 | Self::Protocol1Bytes, Frame::Text(text)) => {
                input_of(ClientFrame::read(text)?, player, fresh, network)
            }
            (Self::Protocol1 | Self::Protocol1Bytes, Frame::Binary) => Err(ErrorCode::Binary.into()),
            (Self::Legacy, frame) => {
                let frame = match frame {
                    Frame::Text(text) => legacy::ClientFrame::read(text),
                    Frame::Binary => legacy::ClientFrame::Unknown,
                };
                if player.is_none() && frame != legacy::ClientFrame::Start {
                    return Err(ErrorCode::NotJoined.into());
                }
                let network = if player.is_none() { network() } else { None };
                Ok(Input::Legacy { player, frame, fresh: fresh(), network })
            }
        }
    }

    /// Writes a reply that does not come from the room, such as the error for a wrong frame.
    pub(super) fn write_error(self, reply: &Reply) -> Vec<String> {
        match self {
            Self::Protocol1 | Self::Protocol1Bytes => vec![write_frame([reply], [])],
            Self::Legacy => legacy::notice(reply).into_iter().collect(),
        }
    }

    /// Writes the room's replies to one player, after `restored` if there is one. Pass it if the connection is older
    /// than the room's memory.
    pub(super) fn write_replies(self, restored: Option<&Reply>, replies: &[Reply], room: &Room) -> Vec<String> {
        match self {
            Self::Protocol1 | Self::Protocol1Bytes => vec![write_frame(restored.into_iter().chain(replies), [])],
            Self::Legacy => legacy::replies(replies, &room.legacy_game()),
        }
    }

    /// Writes a broadcast, with `restored` as in [`Codec::write_replies`].
    pub(super) fn write_events(self, restored: Option<&Reply>, events: &[Numbered], room: &Room) -> Vec<String> {
        match self {
            Self::Protocol1 | Self::Protocol1Bytes => vec![write_frame(restored, events)],
            Self::Legacy => legacy::broadcast(events, &room.legacy_game()),
        }
    }

    /// Whether a connection must not receive events that its welcome includes. The earlier client cannot recognise them,
    /// because its frames have no `seq`.
    pub(super) fn skips_known_events(self) -> bool {
        self == Self::Legacy
    }
}

fn input_of(
    frame: ClientFrame,
    player: Option<PlayerId>,
    fresh: impl FnOnce() -> String,
    network: impl FnOnce() -> Option<String>,
) -> Result<Input, ProtocolError> {
    match (frame, player) {
        (ClientFrame::Join { version: VERSION, nickname, resume, watch }, sender) => {
            Ok(Input::Join { sender, watch, nickname, resume, fresh_token: fresh(), network: network() })
        }
        (ClientFrame::Join { version, .. }, _) => {
            Err(ProtocolError::new(ErrorCode::UnsupportedVersion, version.to_string()))
        }
        (_, None) => Err(ErrorCode::NotJoined.into()),
        (frame, Some(player)) => Ok(Input::Sent { player, frame }),
    }
}

#[cfg(test)]
mod tests {
    use hangul::{Message, RoomName};
    use protocol::{Event, Millis};

    use super::*;

    const JOIN: Frame<'_> = Frame::Text(r#"{"type":"join","version":1,"nickname":"수달"}"#);

    fn read(codec: Codec, frame: Frame<'_>, player: Option<u32>) -> Result<Input, ErrorCode> {
        codec.read(frame, player.map(PlayerId), || "fresh".to_owned(), || None).map_err(|error| error.code)
    }

    #[test]
    fn the_query_of_the_address_decides_how_frames_are_sent() {
        assert_eq!(Codec::of_query(Some("frames=bytes")), Codec::Protocol1Bytes);
        assert_eq!(Codec::of_query(Some("a=b&frames=bytes")), Codec::Protocol1Bytes);
        for query in [None, Some(""), Some("frames=text"), Some("xframes=bytes")] {
            assert_eq!(Codec::of_query(query), Codec::Protocol1);
        }
    }

    #[test]
    fn a_connection_must_join_first() {
        assert!(
            matches!(read(Codec::Protocol1, JOIN, None), Ok(Input::Join { fresh_token, .. }) if fresh_token == "fresh")
        );
        assert!(matches!(read(Codec::Protocol1, JOIN, Some(1)), Ok(Input::Join { sender: Some(PlayerId(1)), .. })));
        let skip = || Frame::Text(r#"{"type":"skip"}"#);
        assert_eq!(read(Codec::Protocol1, skip(), None).unwrap_err(), ErrorCode::NotJoined);
        assert!(matches!(read(Codec::Protocol1, skip(), Some(1)), Ok(Input::Sent { frame: ClientFrame::Skip, .. })));
    }

    #[test]
    fn other_versions_and_binary_frames_are_errors() {
        let newer = Frame::Text(r#"{"type":"join","version":2,"nickname":"수달"}"#);
        assert_eq!(read(Codec::Protocol1, newer, None).unwrap_err(), ErrorCode::UnsupportedVersion);
        assert_eq!(read(Codec::Protocol1, Frame::Binary, None).unwrap_err(), ErrorCode::Binary);
    }

    #[test]
    fn no_frame_of_the_earlier_client_is_an_error_but_before_its_start() {
        assert!(matches!(read(Codec::Legacy, Frame::Text("start!"), None), Ok(Input::Legacy { player: None, .. })));
        for frame in [|| Frame::Text("start!"), || Frame::Text("?"), || Frame::Binary] {
            assert!(matches!(read(Codec::Legacy, frame(), Some(1)), Ok(Input::Legacy { player: Some(_), .. })));
        }
        for frame in [Frame::Text("?"), Frame::Binary] {
            assert_eq!(read(Codec::Legacy, frame, None).unwrap_err(), ErrorCode::NotJoined);
        }
    }

    #[test]
    fn each_codec_writes_an_event_in_its_own_format() {
        let room = Room::channel(RoomName::plaza(), 7, 1);
        let event = Event::Notice { time: Millis(5), text: Message::parse("안녕").unwrap() };
        let (events, restored) = ([Numbered { seq: 3, event }], Reply::Restored { epoch: 7, seq: 2 });
        assert_eq!(
            Codec::Protocol1.write_events(Some(&restored), &events, &room),
            [r#"[{"type":"restored","epoch":7,"seq":2},{"type":"notice","seq":3,"time":5,"text":"안녕"}]"#]
        );
        assert_eq!(
            Codec::Legacy.write_events(Some(&restored), &events, &room),
            [r#"{"username":"알림","content":"안녕"}"#]
        );
    }
}
