pub(crate) mod chat_log;
pub(crate) mod message_input;
pub(crate) mod prompt_board;
pub(crate) mod scoreboard;
pub(crate) mod time_left;

use game::protocol::PlayerId;

/// How many colours tell players apart; the style sheet has as many.
const HUES: u32 = 8;

/// The class that gives a player's things their colour.
fn hue(player: PlayerId) -> String {
    format!("hue-{}", player.0 % HUES)
}
