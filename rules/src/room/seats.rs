//! The seats of a room and who sits in them.

use hangul::Nickname;
use protocol::{Millis, Place, Player, PlayerId, rank};
use serde::{Deserialize, Serialize};

use crate::throttle::Throttle;

/// A dropped player's row stays on the scoreboard this long, in milliseconds: a reload is no departure.
pub(super) const ROW_MILLIS: u64 = 60_000;
/// Points and name come back with the token this long, in milliseconds: phones put pages to sleep.
pub(super) const SEAT_MILLIS: u64 = 30 * 60_000;

/// A player's place in the room.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Seat {
    pub(super) id: PlayerId,
    pub(super) token: String,
    pub(super) nickname: Nickname,
    pub(super) points: u32,
    pub(super) correct: u32,
    /// When the player sent anything last.
    pub(super) active_at: Millis,
    /// Since when the row has been on the scoreboard.
    listed_since: Millis,
    /// Whether the player has the token, and may come back with it.
    #[serde(default = "returns")]
    pub(super) returns: bool,
    /// Forgotten with the object's memory, which lives as long as anybody speaks.
    #[serde(skip)]
    pub(super) throttle: Throttle,
    presence: Presence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Presence {
    /// Has a connection.
    Connected,
    /// Lost it; still on the scoreboard.
    Dropped { since: Millis },
    /// Off the scoreboard; the token still brings everything back.
    Gone { since: Millis },
}

/// Snapshots of earlier versions know only players who may.
fn returns() -> bool {
    true
}

impl Seat {
    pub(super) fn is_listed(&self) -> bool {
        !matches!(self.presence, Presence::Gone { .. })
    }

    pub(super) fn is_connected(&self) -> bool {
        self.presence == Presence::Connected
    }

    /// Since when the player has had no connection.
    pub(super) fn away_since(&self) -> Option<Millis> {
        match self.presence {
            Presence::Connected => None,
            Presence::Dropped { since } | Presence::Gone { since } => Some(since),
        }
    }

    /// Whether the row stands, with a connection or without one for less than `millis`.
    pub(super) fn is_present(&self, now: Millis, millis: u64) -> bool {
        self.is_listed() && self.away_since().is_none_or(|since| now.since(since) < millis)
    }

    pub(super) fn connect(&mut self, now: Millis) {
        if !self.is_listed() {
            self.listed_since = now;
        }
        self.presence = Presence::Connected;
    }

    pub(super) fn disconnect(&mut self, now: Millis) {
        self.presence = Presence::Dropped { since: now };
    }

    pub(super) fn go(&mut self, now: Millis) {
        self.presence = Presence::Gone { since: now };
    }

    pub(super) fn row(&self, host: Option<PlayerId>) -> Player {
        Player {
            id: self.id,
            nickname: self.nickname.clone(),
            points: self.points,
            correct: self.correct,
            connected: self.is_connected(),
            host: host == Some(self.id),
        }
    }
}

/// All seats, in the order in which they were first taken.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Seats {
    given: u32,
    seats: Vec<Seat>,
}

impl Seats {
    pub(super) fn get(&self, player: PlayerId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == player)
    }

    pub(super) fn get_mut(&mut self, player: PlayerId) -> Option<&mut Seat> {
        self.seats.iter_mut().find(|seat| seat.id == player)
    }

    pub(super) fn by_token(&self, token: &str) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.token == token)
    }

    pub(super) fn listed(&self, player: PlayerId) -> Option<&Seat> {
        self.get(player).filter(|seat| seat.is_listed())
    }

    /// Whoever of those with a connection has been on the scoreboard longest.
    pub(super) fn longest_here(&self) -> Option<PlayerId> {
        let here = self.seats.iter().filter(|seat| seat.is_connected());
        here.min_by_key(|seat| (seat.listed_since, seat.id)).map(|seat| seat.id)
    }

    /// Takes away the seat of a player who is on the scoreboard.
    pub(super) fn take(&mut self, player: PlayerId) -> Option<Seat> {
        let place = self.seats.iter().position(|seat| seat.id == player && seat.is_listed())?;
        Some(self.seats.remove(place))
    }

    pub(super) fn clear(&mut self) {
        self.seats.clear();
    }

    pub(super) fn rows(&self, host: Option<PlayerId>) -> Vec<Player> {
        self.seats.iter().filter(|seat| seat.is_listed()).map(|seat| seat.row(host)).collect()
    }

    pub(super) fn next_deadline(&self) -> Option<Millis> {
        let rows_end = self.seats.iter().filter_map(|seat| match seat.presence {
            Presence::Dropped { since } => Some(since.plus(ROW_MILLIS)),
            Presence::Connected | Presence::Gone { .. } => None,
        });
        rows_end.min()
    }

    /// Takes rows off whose time is over, and forgets seats whose time is over. Returns whose row went.
    pub(super) fn let_go(&mut self, now: Millis) -> Vec<PlayerId> {
        let mut unlisted = Vec::new();
        for seat in &mut self.seats {
            if let Presence::Dropped { since } = seat.presence
                && now.since(since) >= ROW_MILLIS
            {
                seat.presence = Presence::Gone { since };
                unlisted.push(seat.id);
            }
        }
        self.seats.retain(|seat| match seat.presence {
            Presence::Gone { since } => now.since(since) < SEAT_MILLIS,
            Presence::Connected | Presence::Dropped { .. } => true,
        });
        unlisted
    }

    pub(super) fn connected_but_not(&self, known: &[PlayerId]) -> Vec<PlayerId> {
        let lost = |seat: &&Seat| seat.is_connected() && !known.contains(&seat.id);
        self.seats.iter().filter(lost).map(|seat| seat.id).collect()
    }

    /// Who is here and has sent anything since `moment`.
    pub(super) fn active_since(&self, moment: Millis) -> Vec<PlayerId> {
        let is_active = |seat: &&Seat| seat.is_connected() && seat.active_at >= moment;
        self.seats.iter().filter(is_active).map(|seat| seat.id).collect()
    }

    /// Those with points on the first `ranks` ranks, best first. Equal points share a rank.
    pub(super) fn podium(&self, ranks: u32) -> Vec<Place> {
        let mut seats: Vec<_> = self.seats.iter().filter(|seat| seat.is_listed() && seat.points > 0).collect();
        seats.sort_by_key(|seat| std::cmp::Reverse(seat.points));
        let places = seats.iter().map(|seat| Place {
            rank: rank(seat.points, seats.iter().map(|other| other.points)),
            player: seat.id,
            nickname: seat.nickname.clone(),
            points: seat.points,
        });
        places.take_while(|place| place.rank <= ranks).collect()
    }

    /// Everyone's points begin again; the number of correct answers stays.
    pub(super) fn restart_points(&mut self) {
        self.seats.iter_mut().for_each(|seat| seat.points = 0);
    }

    pub(super) fn nobody_connected(&self) -> bool {
        !self.seats.iter().any(Seat::is_connected)
    }

    pub(super) fn connected(&self) -> usize {
        self.seats.iter().filter(|seat| seat.is_connected()).count()
    }

    pub(super) fn is_full(&self, max: u32) -> bool {
        self.seats.iter().filter(|seat| seat.is_listed()).count() >= max as usize
    }

    /// `wanted`, with the first free number from 2 behind it if anyone but `own` has that name.
    pub(super) fn free_nickname(&self, wanted: Nickname, own: Option<PlayerId>) -> Nickname {
        let is_taken =
            |name: &Nickname| self.seats.iter().any(|seat| Some(seat.id) != own && seat.nickname.key() == name.key());
        let numbered = (2..).map(|number| wanted.numbered(number));
        std::iter::once(wanted.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(wanted)
    }

    pub(super) fn add(&mut self, now: Millis, token: String, nickname: Nickname) -> PlayerId {
        self.given += 1;
        let id = PlayerId(self.given);
        self.seats.push(Seat {
            id,
            token,
            nickname,
            points: 0,
            correct: 0,
            active_at: Millis(0),
            listed_since: now,
            returns: true,
            throttle: Throttle::default(),
            presence: Presence::Connected,
        });
        id
    }
}
