pub(crate) mod chat_log;
pub(crate) mod message_input;
pub(crate) mod prompt_board;
pub(crate) mod scoreboard;
pub(crate) mod time_left;

use game::protocol::PlayerId;
use leptos::ev::PointerEvent;

/// For buttons beside the field: pressing them leaves the keyboard where it is.
fn keep_focus(event: PointerEvent) {
    event.prevent_default();
}

/// How many colours tell players apart; the style sheet has as many.
const HUES: u32 = 8;

/// The class that gives a player's things their colour.
fn hue(player: PlayerId) -> String {
    format!("hue-{}", player.0 % HUES)
}
