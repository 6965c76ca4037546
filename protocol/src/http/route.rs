//! The addresses of the API. The Worker parses them, and its clients make them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The address of the WebSocket for the earlier Android client.
pub const LEGACY: &str = "/legacy";

/// The address of the WebSocket for clients that speak MQTT.
pub const MQTT: &str = "/mqtt";

/// The query of a room's socket whose client takes the server's frames as binary messages, in UTF-8. The server converts a
/// text for each socket again, and copies bytes: in a crowd that is a quarter of its time.
pub const BYTES: &str = "frames=bytes";

/// The query parameter of a private room's socket and reads with which a client enters while its network is blocked for
/// wrong codes: the token of a seat, or the secret of an invite link.
pub const KEY: &str = "key";

/// The characters that are encoded: the same as by JavaScript's `encodeURIComponent`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

macro_rules! routes {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident),+ })? = [$($segment:tt),+];)+) => {
        /// An address under `/api`. The fields are segments of its path, decoded.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Route<'path> {
            $($(#[$doc])* $name $({ $(#[allow(missing_docs, reason = "the enum documents its fields")] $field: &'path str),+ })?,)+
        }

        impl<'path> Route<'path> {
            /// Parses the decoded segments after `/api/`; `None` if no route has them.
            pub fn parse(segments: &[&'path str]) -> Option<Self> {
                match *segments {
                    $([$($segment),+] => Some(Self::$name $({ $($field),+ })?),)+
                    _ => None,
                }
            }

            /// The path of the route, percent-encoded: `/api/rooms/Town137/messages`.
            pub fn path(self) -> String {
                match self {
                    $(Self::$name $({ $($field),+ })? => path(&[$($segment),+]),)+
                }
            }
        }
    };
}

routes! {
    /// The health of the server.
    Health = ["health"];
    /// The list of channels, and making rooms.
    Rooms = ["rooms"];
    /// One room.
    Room { room } = ["rooms", room];
    /// The WebSocket of a room.
    Socket { room } = ["rooms", room, "ws"];
    /// Restoring an earlier state of a room.
    Rewind { room } = ["rooms", room, "rewind"];
    /// The bundle of words of a private room.
    Bundle { room } = ["rooms", room, "bundle"];
    /// The messages of a room.
    Messages { room } = ["rooms", room, "messages"];
    /// One message, by its `seq`.
    Message { room, seq } = ["rooms", room, "messages", seq];
    /// One player, by the player's number.
    Player { room, player } = ["rooms", room, "players", player];
    /// Searching words.
    Words = ["words"];
    /// One word.
    Word { word } = ["words", word];
    /// An operator's edit of a word.
    WordEdit { word } = ["words", word, "edit"];
    /// All edits.
    Edits = ["edits"];
    /// The words that players proposed.
    Proposals = ["proposals"];
    /// One proposed word.
    Proposal { word } = ["proposals", word];
    /// The reports about players.
    Reports = ["reports"];
    /// One report, by its number.
    Report { id } = ["reports", id];
    /// Gauges and counters.
    Stats = ["stats"];
    /// Gauges and counters in the text format of Prometheus.
    Metrics = ["metrics"];
}

impl Route<'_> {
    /// The path with a percent-encoded query.
    pub fn with_query(self, query: &[(&str, &str)]) -> String {
        let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        format!("{}?{}", self.path(), query.join("&"))
    }
}

/// The address of a room's page.
pub fn room_page(room: &str) -> String {
    format!("/r/{}", encoded(room))
}

fn path(segments: &[&str]) -> String {
    segments.iter().fold("/api".to_owned(), |path, segment| path + "/" + &encoded(segment))
}

fn encoded(segment: &str) -> String {
    utf8_percent_encode(segment, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_one_segment_whatever_characters_it_has() {
        for (room, segment) in [
            ("광장", "%EA%B4%91%EC%9E%A5"),
            ("우리 반", "%EC%9A%B0%EB%A6%AC%20%EB%B0%98"),
            ("a/b?c#d%e&f+g", "a%2Fb%3Fc%23d%25e%26f%2Bg"),
            ("3827-1946", "3827-1946"),
        ] {
            assert_eq!(Route::Room { room }.path(), format!("/api/rooms/{segment}"));
            assert_eq!(room_page(room), format!("/r/{segment}"));
        }
    }

    #[test]
    fn a_query_is_encoded_too() {
        let path = Route::Words.with_query(&[("pattern", "ㅅㄹ"), ("limit", "5")]);
        assert_eq!(path, "/api/words?pattern=%E3%85%85%E3%84%B9&limit=5");
    }

    #[test]
    fn a_written_path_is_read_as_its_route() {
        for route in [
            Route::Rooms,
            Route::Socket { room: "Town137" },
            Route::Message { room: "Town137", seq: "7" },
            Route::Player { room: "Town137", player: "3" },
            Route::WordEdit { word: "x" },
            Route::Report { id: "9" },
        ] {
            let path = route.path();
            let segments: Vec<_> = path.split('/').skip(2).collect();
            assert_eq!(Route::parse(&segments), Some(route));
        }
        assert_eq!(Route::parse(&["rooms", "Town137", "chairs"]), None);
    }
}
