//! Rooms that get the inputs, and whether they answer.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;
use hangul::RoomName;
use lexicon::Words;
use protocol::{ClientFrame, Millis, PlayerId, Queueing, Settings, legacy};
use rules::{Effects, Input, Room};

use crate::texts::choose;

/// Inputs after which a room is replaced by a new one.
const ROOM_INPUTS: u32 = 5_000;
/// The host's token.
const HOST: &str = "host";

/// The room that gets the inputs.
pub struct Rooms {
    room: Room,
    now: Millis,
    inputs: u32,
    players: Vec<PlayerId>,
    said: u64,
}

impl Rooms {
    pub fn new() -> Self {
        Self { room: new_room(0), now: Millis(1_000_000), inputs: 0, players: Vec::new(), said: 0 }
    }

    /// Gives the room one input made of `text`. Returns whether it answered.
    ///
    /// # Errors
    /// The room panicked, or did not answer a message.
    pub fn play(&mut self, rng: &mut Rng, text: &str, words: &Words<'_>) -> Result<bool, &'static str> {
        self.inputs += 1;
        if self.inputs > ROOM_INPUTS {
            *self = Self { room: new_room(rng.u64(..)), said: self.said, ..Self::new() };
        }
        self.now = self.now.plus(*choose(rng, &[0, 1, 300, 2_000, 30_000]));
        let input = self.input(rng, text);
        let is_message = matches!(&input, Input::Sent { frame: ClientFrame::Say { .. }, .. });
        let (room, now) = (&mut self.room, self.now);
        let handled = catch_unwind(AssertUnwindSafe(|| {
            let effects = room.handle(now, input, words);
            room.take_changes();
            room.tell_watching();
            room.tell_board();
            effects
        }));
        let Effects { seated, replies, events, .. } = handled.map_err(|_| "makes a room panic")?;
        self.players.extend(seated.map(|seated| seated.player));
        let is_answered = !replies.is_empty() || !events.is_empty();
        if is_message && !is_answered { Err("is a message without an answer") } else { Ok(is_answered) }
    }

    fn input(&mut self, rng: &mut Rng, text: &str) -> Input {
        let text = text.to_owned();
        self.said += 1;
        let fresh = self.said.to_string();
        let network = choose(rng, &[None, Some("192.0.2.1".to_owned()), Some(text.clone())]).clone();
        let player = if self.players.is_empty() { PlayerId(1) } else { *choose(rng, &self.players) };
        match rng.u8(0..13) {
            0 | 1 => {
                let resume = choose(rng, &[None, Some(HOST.to_owned()), Some(text.clone())]).clone();
                let (watch, sender) = (rng.u8(0..4) == 0, choose(rng, &[None, Some(player)]).to_owned());
                Input::Join { sender, watch, nickname: text, resume, fresh_token: fresh, network }
            }
            2..6 if !self.players.is_empty() => Input::Sent { player, frame: ClientFrame::Say { id: fresh, text } },
            6 => Input::Sent { player, frame: ClientFrame::Propose { word: text } },
            7 => Input::Legacy { player: Some(player), frame: legacy::ClientFrame::read(&text), fresh, network },
            8 => Input::Drop { player },
            9 => {
                let state = *choose(rng, &[Queueing::Here, Queueing::Away, Queueing::Out]);
                Input::Sent { player, frame: ClientFrame::Queue { state } }
            }
            _ => match ClientFrame::read(&text) {
                // A message may repeat the id of an earlier one, which is not answered.
                Ok(frame) if !matches!(frame, ClientFrame::Say { .. }) => Input::Sent { player, frame },
                _ => Input::Tick,
            },
        }
    }
}

fn new_room(seed: u64) -> Room {
    let mut room = match seed % 2 {
        0 => Room::channel(RoomName::plaza(), 1, seed),
        _ => Room::private(RoomName::code(1), 1, seed, Settings::default(), HOST.to_owned()),
    };
    // An answer that is held is not answered at once.
    room.set_answer_floor(false);
    room
}
