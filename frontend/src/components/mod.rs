pub(crate) mod ballots;
pub(crate) mod button;
pub(crate) mod channels;
pub(crate) mod chat_log;
mod connection;
pub(crate) mod cues;
mod dialog;
mod form;
mod invite;
pub(crate) mod keyed;
pub(crate) mod message_input;
mod notice;
pub(crate) mod personal;
mod player_menu;
pub(crate) mod prompt_board;
pub(crate) mod room_header;
pub(crate) mod room_name;
pub(crate) mod scoreboard;
mod settings;
mod time_left;

/// Number of colours, of shapes and of faces. look.css defines as many.
const LOOKS: u32 = 8;

/// Classes of a player's colour, shape and face. Derived from the nickname, so that a player looks the same in every
/// room.
pub(crate) fn look(nickname: &str) -> String {
    // FNV-1a, whose high bits are well mixed.
    let hash = nickname.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let [hue, shape, face] = [29, 24, 19].map(|bits| (hash >> bits) % LOOKS);
    format!("hue-{hue} shape-{shape} face-{face}")
}
