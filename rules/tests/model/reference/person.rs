//! A player as the reference model stores one.

use protocol::Refusal;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presence {
    Connected,
    Dropped(u64),
    Gone(u64),
}

/// Times of all admitted frames and of breaches.
#[derive(Clone, Default)]
pub struct Throttle {
    admitted: Vec<u64>,
    breaches: Vec<u64>,
    muted_until: u64,
}

#[derive(Clone)]
pub struct Person {
    pub id: u32,
    pub token: String,
    pub nickname: String,
    pub points: u32,
    pub correct: u32,
    pub colour: u8,
    pub team: Option<u8>,
    pub presence: Presence,
    /// Since when the row has been on the scoreboard.
    pub listed_since: u64,
    pub active_at: u64,
    /// Of each answer of two syllables since the last mark, whether it was early.
    pub early: Vec<bool>,
    /// Of a marked player, how many answers in a row were not too early.
    pub patient: Option<u32>,
    pub throttle: Throttle,
    /// The beginning of the current hour of proposals and reports, and their numbers.
    asked: (u64, [u32; 2]),
}

impl Person {
    pub fn new(id: u32, token: &str, now: u64) -> Self {
        Self {
            id,
            token: token.to_owned(),
            nickname: String::new(),
            points: 0,
            correct: 0,
            colour: 0,
            team: None,
            presence: Presence::Gone(now),
            listed_since: now,
            active_at: 0,
            early: Vec::new(),
            patient: None,
            throttle: Throttle::default(),
            asked: (0, [0, 0]),
        }
    }

    pub fn is_connected(&self) -> bool {
        self.presence == Presence::Connected
    }

    pub fn is_listed(&self) -> bool {
        !matches!(self.presence, Presence::Gone(_))
    }

    /// Connected, or without a connection for less than the 30 seconds after which a host is replaced.
    pub fn is_present(&self, now: u64) -> bool {
        match self.presence {
            Presence::Connected => true,
            Presence::Dropped(since) => now < since + 30_000,
            Presence::Gone(_) => false,
        }
    }

    /// Connected, and active within the last 2 minutes.
    pub fn is_active(&self, now: u64) -> bool {
        self.is_connected() && self.active_at + 120_000 >= now
    }

    /// Counts a proposal (`kind` 0) or a report (1) of at most `max` in an hour. Returns the duration of a wait.
    pub fn ask(&mut self, now: u64, kind: usize, max: u32) -> Option<u64> {
        let (since, counts) = &mut self.asked;
        if now >= *since + 3_600_000 {
            (*since, *counts) = (now, [0, 0]);
        }
        if counts[kind] == max {
            return Some(*since + 3_600_000 - now);
        }
        counts[kind] += 1;
        None
    }

    /// Whether nobody else gets the place on the scoreboard.
    pub fn keeps_place(&self, now: u64) -> bool {
        self.is_connected() || self.place_ends_at().is_some_and(|at| now < at)
    }

    /// When a row without a connection may give way on a full scoreboard.
    pub fn place_ends_at(&self) -> Option<u64> {
        match self.presence {
            Presence::Dropped(since) => Some(since + 10_000),
            _ => None,
        }
    }
}

impl Throttle {
    /// A token bucket of five frames that refills at two per second. Returns the reason and duration of a wait.
    pub fn admit(&mut self, now: u64) -> Option<(Refusal, u64)> {
        if now < self.muted_until {
            return Some((Refusal::Muted, self.muted_until - now));
        }
        let (mut level, mut at) = (2_500, 0);
        for &moment in &self.admitted {
            level = (level + moment - at).min(2_500) - 500;
            at = moment;
        }
        level = (level + now - at).min(2_500);
        if level >= 500 {
            self.admitted.push(now);
            return None;
        }
        self.breaches.retain(|breach| now - breach < 10_000);
        self.breaches.push(now);
        if self.breaches.len() < 3 {
            return Some((Refusal::TooFast, 500 - level));
        }
        self.breaches.clear();
        self.muted_until = now + 10_000;
        Some((Refusal::Muted, 10_000))
    }
}
