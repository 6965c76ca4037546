//! What was sent and what was received: whether everyone got every message, once and in the room's order, and when.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::mpsc::UnboundedSender;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use crate::histogram::Histogram;
use crate::room::Room;
use crate::scan;

pub(crate) type Shared = Rc<RefCell<Ledger>>;

/// A planned message.
pub(crate) struct Message {
    /// When it is to be sent, from the beginning.
    pub(crate) due: Duration,
    /// The histogram of its times; `None` during the warm-up.
    pub(crate) phase: Option<usize>,
}

/// Sums over all rooms and players.
#[derive(Clone, Default, Serialize)]
pub(crate) struct Counts {
    pub(crate) sent: u64,
    pub(crate) deliveries: u64,
    /// Deliveries of right answers.
    pub(crate) answers: u64,
    pub(crate) refused: u64,
    /// Deliveries that did not come.
    pub(crate) missing: u64,
    pub(crate) repeated: u64,
    /// Deliveries that came in another order than to the first player in the room who received them.
    pub(crate) disordered: u64,
    /// Welcomes after the first of each player: the server sends one to a player for whom it left out events.
    pub(crate) welcomes: u64,
    pub(crate) lost_sockets: u64,
    pub(crate) frames: u64,
    pub(crate) bytes: u64,
}

/// Everything that was sent and received.
pub(crate) struct Ledger {
    pub(crate) begin: Instant,
    pub(crate) messages: Vec<Message>,
    pub(crate) phases: [Histogram; 2],
    pub(crate) counts: Counts,
    /// Where the prompts of each room are told, if anyone wants to answer them.
    pub(crate) prompts: Vec<UnboundedSender<String>>,
    rooms: Vec<Room>,
    /// Deliveries that have not come yet.
    outstanding: i64,
}

impl Ledger {
    pub(crate) fn shared(rooms: usize, seats: usize) -> Shared {
        let ledger = Self {
            begin: Instant::now(),
            messages: Vec::new(),
            phases: [Histogram::new(), Histogram::new()],
            counts: Counts::default(),
            prompts: Vec::new(),
            rooms: (0..rooms).map(|_| Room::new(seats)).collect(),
            outstanding: 0,
        };
        Rc::new(RefCell::new(ledger))
    }

    /// Records that the next message is sent to a room.
    pub(crate) fn send(&mut self, room: usize) {
        self.counts.sent += 1;
        self.outstanding += self.rooms[room].seats();
    }

    /// True when every player has received every message.
    pub(crate) fn is_complete(&self) -> bool {
        self.outstanding <= 0
    }

    /// Records a frame of a player who is still joining.
    pub(crate) fn count_frame(&mut self, frame: &str) {
        self.counts.frames += 1;
        self.counts.bytes += frame.len() as u64;
    }

    /// Passes on the prompt that a room's first player is shown.
    pub(crate) fn tell_prompt(&self, room: usize, seat: usize, frame: &str) {
        if let Some(prompts) = self.prompts.get(room).filter(|_| seat == 0)
            && let Some(pattern) = scan::pattern(frame)
        {
            // Fails when the measurement is over.
            let _ = prompts.send(pattern.to_owned());
        }
    }

    /// Records a frame that a player received. Returns the seq of its last event.
    pub(crate) fn receive(&mut self, room: usize, seat: usize, frame: &Utf8Bytes) -> Option<u64> {
        self.count_frame(frame);
        self.tell_prompt(room, seat, frame);
        let scanned = self.rooms[room].scanned(frame);
        self.counts.welcomes += u64::from(scanned.is_welcome);
        self.counts.answers += scanned.answers;
        self.counts.refused += scanned.refused.len() as u64;
        self.outstanding -= self.rooms[room].seats() * scanned.refused.len() as i64;
        if scanned.delivered.is_empty() {
            return scanned.seq;
        }
        let faults = self.rooms[room].advance(seat, &scanned.delivered);
        self.counts.repeated += faults.repeated;
        self.counts.disordered += faults.disordered;
        self.counts.deliveries += scanned.delivered.len() as u64;
        self.outstanding -= scanned.delivered.len() as i64;
        let now = self.begin.elapsed();
        for &id in &scanned.delivered {
            if let Some(Message { due, phase: Some(phase) }) = self.messages.get(id as usize) {
                self.phases[*phase].record(now.saturating_sub(*due));
            }
        }
        scanned.seq
    }

    /// The sums, with what is missing by now.
    pub(crate) fn totals(&self) -> Counts {
        Counts { missing: u64::try_from(self.outstanding).unwrap_or_default(), ..self.counts.clone() }
    }
}
