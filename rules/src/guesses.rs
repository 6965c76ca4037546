//! Guesses at the codes of private rooms: how many a network may get wrong in a minute.
//!
//! An attempt is reserved before the room is asked and settled afterwards. Attempts that are reserved count as if they
//! were wrong, so that many at once are not answered before the first of them counts. A right one counts no longer once
//! it is settled: any number of people behind one address may enter their room.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use protocol::Millis;
use serde::{Deserialize, Serialize};

use crate::counts::Counts;

/// Time for which a wrong guess counts, and a reservation that is never settled, in milliseconds.
pub const GUESS_MILLIS: u64 = 60_000;
/// The most wrong guesses of one network in that time.
pub const WRONG_MAX: usize = 20;
/// The most wrong guesses of all networks of a neighbourhood together in that time.
pub const NEIGHBOURHOOD_WRONG_MAX: usize = 200;

/// The guesses of a neighbourhood, which is an IPv4 /24 or an IPv6 /48. Its networks are IPv4 addresses or IPv6 /64s.
#[derive(Debug, Serialize, Deserialize)]
pub struct Guesses {
    version: u32,
    /// The wrong guesses of the last minute, oldest first.
    wrong: Vec<Wrong>,
    /// Not stored: without memory, no attempt is under way.
    #[serde(skip)]
    reserved: BTreeMap<u64, Wrong>,
    #[serde(skip)]
    last_ticket: u64,
}

/// A wrong guess, or a reserved one that may turn out to be wrong.
#[derive(Debug, Serialize, Deserialize)]
struct Wrong {
    network: String,
    at: Millis,
}

/// Whether an attempt may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reservation {
    /// The attempt may be made, and is to be settled with this ticket.
    Made(u64),
    /// Attempts under way decide whether it may be made.
    Pending,
    /// The network or its neighbourhood has guessed wrong too often.
    Refused {
        /// Milliseconds until a next attempt is possible.
        wait: u64,
    },
}

impl Default for Guesses {
    fn default() -> Self {
        Self { version: Self::VERSION, wrong: Vec::new(), reserved: BTreeMap::new(), last_ticket: 0 }
    }
}

impl Counts for Guesses {
    const NAME: &str = "guesses";
    const VERSION: u32 = 1;

    fn counts_until(&self) -> Option<Millis> {
        self.wrong.last().map(|guess| guess.at.plus(GUESS_MILLIS))
    }
}

impl Guesses {
    /// Reserves an attempt of `network`, if one is possible.
    pub fn reserve(&mut self, now: Millis, network: &str) -> Reservation {
        if let Some(until) = self.refused_until(now, network) {
            return Reservation::Refused { wait: until.since(now) };
        }
        let counted = || self.wrong.iter().chain(self.reserved.values());
        if counted().filter(|guess| guess.network == network).count() >= WRONG_MAX
            || counted().count() >= NEIGHBOURHOOD_WRONG_MAX
        {
            return Reservation::Pending;
        }
        // Above those of a memory that was lost, whose attempts may still be settled.
        self.last_ticket = now.0.max(self.last_ticket + 1);
        self.reserved.insert(self.last_ticket, Wrong { network: network.to_owned(), at: now });
        Reservation::Made(self.last_ticket)
    }

    /// Ends an attempt: a right one is given back, a wrong one counts for a minute. True if that has to be stored.
    pub fn settle(&mut self, now: Millis, ticket: u64, network: &str, is_wrong: bool) -> bool {
        self.reserved.remove(&ticket);
        if is_wrong {
            self.expire(now);
            self.wrong.push(Wrong { network: network.to_owned(), at: now });
        }
        is_wrong
    }

    /// When the next attempt of `network` is possible; `None` unless it is refused now.
    pub fn refused_until(&mut self, now: Millis, network: &str) -> Option<Millis> {
        self.expire(now);
        let mut own = self.wrong.iter().filter(|guess| guess.network == network).rev();
        let oldest = [own.nth(WRONG_MAX - 1), self.wrong.iter().rev().nth(NEIGHBOURHOOD_WRONG_MAX - 1)];
        oldest.into_iter().flatten().map(|guess| guess.at.plus(GUESS_MILLIS)).max()
    }

    fn expire(&mut self, now: Millis) {
        self.wrong.retain(|guess| now.since(guess.at) < GUESS_MILLIS);
        self.reserved.retain(|_, guess| now.since(guess.at) < GUESS_MILLIS);
    }
}
