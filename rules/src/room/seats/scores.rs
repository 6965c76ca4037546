//! The points of all seats.

use std::cmp::Reverse;

use protocol::{Place, rank};

use super::Seats;

impl Seats {
    /// The players with points on ranks 1 to `ranks`, best first. Equal points share a rank.
    pub(in crate::room) fn podium(&self, ranks: u32) -> Vec<Place> {
        let mut seats: Vec<_> = self.all_listed().filter(|seat| seat.points > 0).collect();
        seats.sort_by_key(|seat| Reverse(seat.points));
        let places = seats.iter().map(|seat| Place {
            rank: rank(seat.points, seats.iter().map(|other| other.points)),
            player: seat.id,
            nickname: seat.nickname.clone(),
            points: seat.points,
        });
        places.take_while(|place| place.rank <= ranks).collect()
    }

    /// Sets everyone's points to 0. The number of correct answers stays.
    pub(in crate::room) fn restart_points(&mut self) {
        self.seats.iter_mut().for_each(|seat| seat.points = 0);
    }

    /// Sets everyone's points and number of correct answers to 0.
    pub(in crate::room) fn restart_scores(&mut self) {
        self.seats.iter_mut().for_each(|seat| (seat.points, seat.correct) = (0, 0));
    }
}
