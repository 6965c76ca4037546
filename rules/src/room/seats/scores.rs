//! The points of all seats.

use std::cmp::Reverse;

use protocol::{BEST_MAX, CROWD, Place, Player, PlayerId};

use super::Seats;
use crate::room::seat::Seat;

impl Seats {
    /// The players with points on ranks 1 to `ranks`, best first. Equal points share a rank. In a crowd at most
    /// [`BEST_MAX`] of them.
    pub(in crate::room) fn podium(&self, ranks: u32) -> Vec<Place> {
        let shown = if self.listed_count() >= CROWD { BEST_MAX } else { usize::MAX };
        self.places().take_while(|place| place.rank <= ranks).take(shown).collect()
    }

    /// The players of a team with most points, if anybody in it has points.
    pub(in crate::room) fn best_of(&self, team: u8) -> Vec<Place> {
        let is_of_team = |place: &Place| self.get(place.player).is_some_and(|seat| seat.team == Some(team));
        let mut places = self.places().filter(is_of_team).peekable();
        let most = places.peek().map(|place| place.points);
        places.take_while(|place| Some(place.points) == most).collect()
    }

    /// The places of everyone with points, best first.
    fn places(&self) -> impl Iterator<Item = Place> {
        let mut seats: Vec<_> = self.all_listed().filter(|seat| seat.points > 0).collect();
        seats.sort_by_key(|seat| Reverse(seat.points));
        let mut place = (1, 0);
        (1..).zip(seats).map(move |(count, seat)| {
            if seat.points != place.1 {
                place = (count, seat.points);
            }
            Place { rank: place.0, player: seat.id, nickname: seat.nickname.clone(), points: seat.points }
        })
    }

    /// Every row of the scoreboard, best first, those without a connection last. Among equal points, whoever came first.
    pub(in crate::room) fn ranked(&self, host: Option<PlayerId>) -> Vec<Player> {
        let mut seats: Vec<_> = self.all_listed().collect();
        seats.sort_by_key(|seat| Reverse((seat.is_connected(), seat.points)));
        seats.into_iter().map(|seat| seat.row(host)).collect()
    }

    /// Sets everyone's points to 0. The number of correct answers stays.
    pub(in crate::room) fn restart_points(&mut self) {
        self.update_where(|seat| seat.points > 0, |seat| seat.points = 0);
    }

    /// Sets everyone's points and number of correct answers to 0.
    pub(in crate::room) fn restart_scores(&mut self) {
        let has_score = |seat: &Seat| (seat.points, seat.correct) != (0, 0);
        self.update_where(has_score, |seat| (seat.points, seat.correct) = (0, 0));
    }

    /// Takes the players off the scoreboard out of their teams.
    pub(in crate::room) fn leave_teams_off_board(&mut self) {
        self.update_where(|seat| !seat.is_listed() && seat.team.is_some(), |seat| seat.team = None);
    }

    /// Forgets the votes to skip the prompt with this number.
    pub(in crate::room) fn forget_skips(&mut self, prompt: u32) {
        self.update_where(|seat| seat.skipped == prompt, |seat| seat.skipped = 0);
    }

    /// Changes only the seats that need it, so that no other row is stored again.
    fn update_where(&mut self, is_affected: impl Fn(&Seat) -> bool, change: impl Fn(&mut Seat)) {
        let affected = self.rows.values().filter(|seat| is_affected(seat));
        let affected: Vec<PlayerId> = affected.map(|seat| seat.id).collect();
        for player in affected {
            self.update(player, &change);
        }
    }
}
