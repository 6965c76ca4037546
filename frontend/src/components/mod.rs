pub(crate) mod ballots;
mod button;
pub(crate) mod channels;
pub(crate) mod chat_log;
mod connection;
pub(crate) mod message_input;
mod notice;
mod player_menu;
pub(crate) mod prompt_board;
pub(crate) mod room_header;
mod room_name;
pub(crate) mod scoreboard;
mod settings;
mod time_left;

use game::protocol::PlayerId;

/// How many colours tell players apart; the style sheet has as many.
const HUES: u32 = 8;

/// The class that gives a player's things their colour.
fn hue(player: PlayerId) -> String {
    format!("hue-{}", player.0 % HUES)
}
