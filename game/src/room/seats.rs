use serde::{Deserialize, Serialize};

use super::refused::Refused;
use super::stage::Stage;
use super::{Effects, Room, Seated};
use crate::names::Nickname;
use crate::protocol::{Place, Player, PlayerId, Refusal, ServerEvent};
use crate::score::rank;
use crate::throttle::Throttle;
use crate::time::Millis;
use crate::words::Words;

/// The most players on the scoreboard at once.
pub const SEATS_MAX: usize = 100;
/// A dropped player's row stays on the scoreboard this long, in milliseconds: a reload is no departure.
pub(super) const ROW_MILLIS: u64 = 60_000;
/// Points and name come back with the token this long, in milliseconds: phones put pages to sleep.
pub(super) const SEAT_MILLIS: u64 = 30 * 60_000;

/// A room that stood empty this long starts a new scoreboard, in milliseconds.
pub(super) const AFRESH_MILLIS: u64 = 10 * 60_000;

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

impl Seat {
    fn is_listed(&self) -> bool {
        !matches!(self.presence, Presence::Gone { .. })
    }

    fn row(&self) -> Player {
        Player {
            id: self.id,
            nickname: self.nickname.clone(),
            points: self.points,
            correct: self.correct,
            connected: self.presence == Presence::Connected,
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

    pub(super) fn rows(&self) -> Vec<Player> {
        self.seats.iter().filter(|seat| seat.is_listed()).map(Seat::row).collect()
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
        let lost = |seat: &&Seat| seat.presence == Presence::Connected && !known.contains(&seat.id);
        self.seats.iter().filter(lost).map(|seat| seat.id).collect()
    }

    /// Who is here and has sent anything since `moment`.
    pub(super) fn active_since(&self, moment: Millis) -> Vec<PlayerId> {
        let is_active = |seat: &&Seat| seat.presence == Presence::Connected && seat.active_at >= moment;
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
        self.seats.iter().all(|seat| seat.presence != Presence::Connected)
    }

    fn is_full(&self) -> bool {
        self.seats.iter().filter(|seat| seat.is_listed()).count() >= SEATS_MAX
    }

    /// `wanted`, with the first free number from 2 behind it if anyone but `own` has that name.
    fn free_nickname(&self, wanted: Nickname, own: Option<PlayerId>) -> Nickname {
        let is_taken =
            |name: &Nickname| self.seats.iter().any(|seat| Some(seat.id) != own && seat.nickname.key() == name.key());
        let numbered = (2..).map(|number| wanted.numbered(number));
        std::iter::once(wanted.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(wanted)
    }

    fn add(&mut self, token: String, nickname: Nickname) -> PlayerId {
        self.given += 1;
        let id = PlayerId(self.given);
        self.seats.push(Seat {
            id,
            token,
            nickname,
            points: 0,
            correct: 0,
            active_at: Millis(0),
            throttle: Throttle::default(),
            presence: Presence::Connected,
        });
        id
    }
}

impl Room {
    pub(super) fn join(
        &mut self,
        now: Millis,
        nickname: &str,
        resume: Option<&str>,
        fresh_token: String,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        let wanted = match Nickname::parse(nickname) {
            Ok(wanted) => wanted,
            Err(error) => return effects.reply.push(Refused::from(error).event(None)),
        };
        for (name, refusal) in [(wanted.as_str(), Refusal::NicknameUnfit), (self.name.as_str(), Refusal::RoomNameUnfit)]
        {
            if !words.filter.mask(name).is_clean() {
                return effects.reply.push(Refused::from(refusal).event(None));
            }
        }
        self.start_afresh_if_long_empty(now);
        let own = self.seats.seats.iter().find(|seat| Some(seat.token.as_str()) == resume);
        let (own, listed) = (own.map(|seat| seat.id), own.is_some_and(Seat::is_listed));
        if !listed && self.seats.is_full() {
            return effects.reply.push(Refused::from(Refusal::RoomFull).event(None));
        }
        let found_empty = self.seats.nobody_connected();
        let nickname = self.seats.free_nickname(wanted, own);
        let mut took_over = false;
        let player = match own.and_then(|id| self.seats.get_mut(id)) {
            Some(seat) => {
                took_over = seat.presence == Presence::Connected;
                seat.presence = Presence::Connected;
                seat.nickname = nickname;
                seat.id
            }
            None => self.seats.add(fresh_token, nickname),
        };
        self.announce_row(player, effects);
        if found_empty {
            self.empty_since = None;
            self.wake(now, words, effects);
        }
        effects.seated = Some(Seated { player, took_over });
        effects.reply.extend(self.welcome(now, player));
    }

    pub(super) fn drop_connection(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        let Some(seat) = self.seats.get_mut(player).filter(|seat| seat.presence == Presence::Connected) else { return };
        seat.presence = Presence::Dropped { since: now };
        self.announce_row(player, effects);
        self.rest_if_empty(now, effects);
    }

    /// After sleep or a restart: who has no connection any more is dropped as of now, so the time in between does not
    /// count against anybody.
    pub(super) fn restore_connections(&mut self, now: Millis, connected: &[PlayerId], effects: &mut Effects) {
        for player in self.seats.connected_but_not(connected) {
            self.drop_connection(now, player, effects);
        }
    }

    pub(super) fn leave(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        let Some(seat) = self.seats.get_mut(player).filter(|seat| seat.is_listed()) else { return };
        seat.presence = Presence::Gone { since: now };
        self.announce(effects, |seq| ServerEvent::Left { seq, player });
        effects.snapshot_changed = true;
        self.rest_if_empty(now, effects);
    }

    /// With nobody here the prompt is dropped, and nothing is due any more.
    fn rest_if_empty(&mut self, now: Millis, effects: &mut Effects) {
        if self.empty_since.is_none() && self.seats.nobody_connected() {
            self.empty_since = Some(now);
            let unanswered = match std::mem::take(&mut self.stage) {
                Stage::Open(round) => Some(round),
                _ => None,
            };
            self.rest(Stage::Waiting { unanswered }, effects);
        }
    }

    fn start_afresh_if_long_empty(&mut self, now: Millis) {
        if self.empty_since.is_some_and(|since| now.since(since) >= AFRESH_MILLIS) {
            self.seats.seats.clear();
            self.lap_place = 0;
            self.stage = Stage::default();
        }
    }

    fn announce_row(&mut self, player: PlayerId, effects: &mut Effects) {
        let Some(row) = self.seats.get(player).map(Seat::row) else { return };
        self.announce(effects, |seq| ServerEvent::Player { seq, player: row });
        effects.snapshot_changed = true;
    }
}
