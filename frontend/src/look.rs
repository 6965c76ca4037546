//! A player's appearance, as classes that look.css defines.

use protocol::Player;

/// Number of colours, of shapes and of faces.
const LOOKS: u32 = protocol::COLOURS;

/// Classes of a player's colour, shape and face. The shape and the face follow from the nickname, and so does the colour
/// where no room has dealt one.
pub(crate) fn look(nickname: &str, dealt: Option<u8>) -> String {
    // FNV-1a, whose high bits are well mixed.
    let hash = nickname.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let [hue, shape, face] = [29, 24, 19].map(|bits| (hash >> bits) % LOOKS);
    let hue = dealt.map_or(hue, |colour| u32::from(colour) % LOOKS);
    format!("hue-{hue} shape-{shape} face-{face}")
}

/// Classes of a team: its colour and its sign.
pub(crate) fn team_look(team: u8) -> String {
    format!("team team-{team}")
}

/// [`look`] of a player with a row on the scoreboard.
pub(crate) fn look_of(row: &Player) -> String {
    look(row.nickname.as_str(), Some(row.colour))
}
