//! Players, as a room shows them to each other, and their votes.

use hangul::Nickname;
use serde::{Deserialize, Serialize};

use crate::Millis;

/// A player's number. It is unique in the room and never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlayerId(pub u32);

impl PlayerId {
    /// The sender of the operators' notices: the server.
    pub const SERVER: Self = Self(0);
}

/// A row of the scoreboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Player {
    /// The player's number.
    pub id: PlayerId,
    /// The player's nickname in this room.
    pub nickname: Nickname,
    /// Points in the current lap or match.
    pub points: u32,
    /// Number of correct answers. It restarts with each match, but not with each lap of an endless room.
    pub correct: u32,
    /// Whether the player has an open connection.
    pub connected: bool,
    /// The number of the player's colour, less than [`COLOURS`](crate::COLOURS). Servers that do not send it yet leave
    /// every player with colour 0.
    #[serde(default)]
    pub colour: u8,
    /// Whether the player is the host of this private room.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub host: bool,
    /// The number of the player's team, from 0; `None` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<u8>,
}

/// A ballot and its current count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// The player to be removed; `None` if the ballot is about skipping the prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub player: Option<PlayerId>,
    /// Number of votes in favour.
    pub votes: u32,
    /// Number of votes required.
    pub needed: u32,
    /// When a ballot on removal ends. A ballot on skipping ends with its prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Millis>,
}

/// Who removed a player.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remover {
    /// The host of a private room.
    Host,
    /// A vote of the players in a channel.
    Vote,
    /// An operator.
    Operator,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::from_text;

    #[test]
    fn a_row_from_a_server_that_deals_no_colours_reads_with_colour_0() {
        let row = r#"{"id":3,"nickname":"수달","points":97,"correct":1,"connected":true}"#;
        let rows = [from_text::<Player>(row).unwrap(), serde_json::from_str(row).unwrap()];
        assert_eq!(rows.map(|row| row.colour), [0, 0]);
        let written = serde_json::to_string(&from_text::<Player>(row).unwrap()).unwrap();
        assert_eq!(written, row.replace('}', r#","colour":0}"#), "always written");
    }
}
