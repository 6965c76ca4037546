//! A person as the reference keeps one.

use game::protocol::Refusal;

use super::facts::{Fact, Row};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presence {
    Here,
    Dropped(u64),
    Gone(u64),
}

pub struct Person {
    pub id: u32,
    pub token: String,
    pub nickname: String,
    pub points: u32,
    pub correct: u32,
    pub presence: Presence,
    pub active_at: u64,
    /// Moments of admitted messages and of breaches, all of them.
    admitted: Vec<u64>,
    breaches: Vec<u64>,
    muted_until: u64,
}

impl Person {
    pub fn new(id: u32, token: &str) -> Self {
        Self {
            id,
            token: token.to_owned(),
            nickname: String::new(),
            points: 0,
            correct: 0,
            presence: Presence::Here,
            active_at: 0,
            admitted: Vec::new(),
            breaches: Vec::new(),
            muted_until: 0,
        }
    }

    pub fn row(&self) -> Row {
        Row {
            player: self.id,
            nickname: self.nickname.clone(),
            points: self.points,
            correct: self.correct,
            connected: self.presence == Presence::Here,
        }
    }

    pub fn forget_haste(&mut self) {
        (self.admitted, self.breaches, self.muted_until) = (Vec::new(), Vec::new(), 0);
    }

    /// A bucket of five messages that fills with two a second.
    pub fn admit(&mut self, now: u64) -> Option<Fact> {
        if now < self.muted_until {
            return Some(Fact::Refused(Refusal::Muted, Some(self.muted_until - now)));
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
            return Some(Fact::Refused(Refusal::TooFast, Some(500 - level)));
        }
        self.breaches.clear();
        self.muted_until = now + 10_000;
        Some(Fact::Refused(Refusal::Muted, Some(10_000)))
    }
}
