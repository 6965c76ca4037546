//! The same questions, answered by going through all seats.

use super::*;
use crate::room::seat::{PLACE_MILLIS, SEAT_MILLIS};

pub(super) struct Naive<'seats>(pub(super) &'seats Seats);

impl Naive<'_> {
    fn seats(&self) -> impl Iterator<Item = &Seat> {
        self.0.rows.values()
    }

    /// When each row without a connection lost it, with its player; longest ago first.
    fn away(&self) -> Vec<(Millis, PlayerId)> {
        let away = self.seats().filter(|seat| seat.is_listed());
        let mut away: Vec<_> = away.filter_map(|seat| Some((seat.away_since()?, seat.id))).collect();
        away.sort();
        away
    }

    pub(super) fn expired_rows(&self, now: Millis) -> Vec<PlayerId> {
        let expired = self.away().into_iter().filter(|(since, _)| now.since(*since) >= ROW_MILLIS);
        let mut players: Vec<_> = expired.map(|(_, player)| player).collect();
        players.sort();
        players
    }

    pub(super) fn away_longest(&self, max: u32) -> Vec<PlayerId> {
        let surplus = (self.seats().filter(|seat| seat.is_listed()).count() + 1).saturating_sub(max as usize);
        self.away().into_iter().take(surplus).map(|(_, player)| player).collect()
    }

    pub(super) fn free_nickname(&self, wanted: Nickname, own: Option<PlayerId>) -> Nickname {
        let is_taken =
            |name: &Nickname| self.seats().any(|seat| Some(seat.id) != own && seat.nickname.key() == name.key());
        let numbered = (2..).map(|number| wanted.numbered(number));
        std::iter::once(wanted.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap()
    }

    pub(super) fn assert_same(&self, now: Millis) {
        let seats = self.0;
        let connected = || self.seats().filter(|seat| seat.is_connected());
        assert_eq!(seats.connected(), connected().count());
        assert_eq!(seats.nobody_connected(), connected().next().is_none());
        let longest = connected().min_by_key(|seat| (seat.listed_since(), seat.id));
        assert_eq!(seats.longest_listed(), longest.map(|seat| seat.id));
        assert_eq!(seats.listed_count(), self.seats().filter(|seat| seat.is_listed()).count());
        assert_eq!(seats.next_deadline(), self.away().first().map(|(since, _)| since.plus(ROW_MILLIS)));
        for moment in [now, now.plus(ROW_MILLIS), now.plus(SEAT_MILLIS)] {
            let is_seat_expired = |seat: &Seat| {
                !seat.is_listed() && seat.away_since().is_some_and(|since| moment.since(since) >= SEAT_MILLIS)
            };
            let has_expired = !self.expired_rows(moment).is_empty() || self.seats().any(is_seat_expired);
            assert_eq!(seats.has_expired(moment), has_expired);
        }
        let present = self.seats().filter(|seat| seat.is_present(now, PLACE_MILLIS)).count();
        for max in 0..8 {
            assert_eq!(seats.free_places(now, max), (max as usize).saturating_sub(present));
        }
        for network in (0..3).filter_map(network) {
            let of_network = connected().filter(|seat| seat.network == Some(network)).count();
            assert_eq!(seats.connected_of(network), of_network);
        }
        for seat in self.seats() {
            assert_eq!(seats.by_token(&seat.token).map(|seat| seat.id), Some(seat.id));
        }
        let count = |colour| self.seats().filter(|seat| seat.is_listed() && seat.colour == colour).count();
        let rarest = (0..protocol::COLOURS as u8).min_by_key(|&colour| (count(colour), colour));
        assert_eq!(Some(seats.indexes.colours.deal()), rarest);
    }
}
