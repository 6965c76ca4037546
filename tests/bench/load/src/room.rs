//! One room's order of messages, and how far each of its players has received it.

use std::collections::{HashSet, VecDeque};
use std::rc::Rc;

use tokio_tungstenite::tungstenite::Utf8Bytes;

use crate::scan::{Scanned, scan};

/// Frames that are remembered: the same bytes reach every player, not all at the same time.
const REMEMBERED: usize = 32;

pub(crate) struct Room {
    /// Ids of messages in the order in which a player received them first.
    order: Vec<u32>,
    known: HashSet<u32>,
    players: Vec<Player>,
    /// The latest different frames, newest first, each scanned once for all players.
    recent: VecDeque<(Utf8Bytes, Rc<Scanned>)>,
}

/// How far a player has received the room's messages.
#[derive(Clone, Default)]
struct Player {
    /// The number of different messages that it has received.
    position: usize,
    /// Which they are, once they are not simply the first ones of the room's order.
    received: Option<HashSet<u32>>,
}

/// Wrong deliveries of a frame.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    pub(crate) repeated: u64,
    pub(crate) disordered: u64,
}

impl Room {
    pub(crate) fn new(seats: usize) -> Self {
        Self {
            order: Vec::new(),
            known: HashSet::new(),
            players: vec![Player::default(); seats],
            recent: VecDeque::new(),
        }
    }

    pub(crate) fn seats(&self) -> i64 {
        self.players.len() as i64
    }

    /// What a frame says. Comparing it with the frames of other players costs less than scanning it.
    pub(crate) fn scanned(&mut self, frame: &Utf8Bytes) -> Rc<Scanned> {
        if let Some((_, scanned)) = self.recent.iter().find(|(bytes, _)| bytes == frame) {
            return Rc::clone(scanned);
        }
        let scanned = Rc::new(scan(frame));
        self.recent.push_front((frame.clone(), Rc::clone(&scanned)));
        self.recent.truncate(REMEMBERED);
        scanned
    }

    /// Records the messages that a player received next.
    pub(crate) fn advance(&mut self, seat: usize, ids: &[u32]) -> Faults {
        let mut faults = Faults::default();
        let Player { position, received } = &mut self.players[seat];
        for &id in ids {
            if *position == self.order.len() && self.known.insert(id) {
                self.order.push(id);
            }
            let is_next = self.order.get(*position) == Some(&id);
            if !is_next && received.is_none() {
                *received = Some(self.order[..*position].iter().copied().collect());
            }
            if received.as_mut().is_some_and(|received| !received.insert(id)) {
                faults.repeated += 1;
                continue;
            }
            faults.disordered += u64::from(!is_next);
            *position += 1;
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_who_receive_the_same_order_make_no_faults() {
        let mut room = Room::new(2);
        assert_eq!(room.advance(0, &[3, 1]), Faults::default());
        assert_eq!(room.advance(1, &[3]), Faults::default());
        assert_eq!(room.advance(1, &[1, 2]), Faults::default());
        assert_eq!(room.advance(0, &[2]), Faults::default());
    }

    #[test]
    fn another_order_and_a_repetition_are_faults() {
        let mut room = Room::new(2);
        room.advance(0, &[1, 2, 3]);
        assert_eq!(room.advance(1, &[2, 1, 3]), Faults { disordered: 2, repeated: 0 });
        assert_eq!(room.advance(1, &[3, 4]), Faults { disordered: 0, repeated: 1 });
        assert_eq!(room.advance(0, &[1, 4]), Faults { disordered: 0, repeated: 1 });
    }

    #[test]
    fn the_same_bytes_are_scanned_once() {
        let mut room = Room::new(2);
        let frame = Utf8Bytes::from_static(r#"[{"type":"said","id":"4","player":1}]"#);
        let first = room.scanned(&frame);
        assert_eq!(first.delivered, [4]);
        assert!(Rc::ptr_eq(&first, &room.scanned(&Utf8Bytes::from(frame.to_string()))));
    }
}
