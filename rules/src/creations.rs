//! New channels: how many a network may make in an hour.
//!
//! A channel counts before it is made. The same channel counts once: a class behind one address that enters a new one makes
//! one channel, not thirty-five.

#[cfg(test)]
mod tests;

use protocol::Millis;
use serde::{Deserialize, Serialize};

use crate::counts::Counts;

/// Time for which a new channel counts, in milliseconds.
pub const CREATION_MILLIS: u64 = 60 * 60_000;
/// The most new channels of one network in that time.
pub const MADE_MAX: usize = 20;
/// The most new channels of all networks of a neighbourhood together in that time. It bounds what is stored.
pub const NEIGHBOURHOOD_MADE_MAX: usize = 200;

/// The channels that the networks of a neighbourhood, which is an IPv4 /24 or an IPv6 /48, made within the last hour.
#[derive(Debug, Serialize, Deserialize)]
pub struct Creations {
    version: u32,
    /// Oldest first.
    made: Vec<Creation>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Creation {
    network: String,
    /// A name of the channel that tells nobody what it is called.
    channel: String,
    at: Millis,
}

/// Whether a network may make a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// The channel counts now, which has to be stored.
    Counted,
    /// The channel counted already.
    Known,
    /// The network or its neighbourhood has made too many channels.
    Refused {
        /// Milliseconds until it may make another one.
        wait: u64,
    },
}

impl Default for Creations {
    fn default() -> Self {
        Self { version: Self::VERSION, made: Vec::new() }
    }
}

impl Counts for Creations {
    const NAME: &str = "creations";
    const VERSION: u32 = 1;

    fn counts_until(&self) -> Option<Millis> {
        self.made.last().map(counts_until)
    }
}

impl Creations {
    /// Counts a channel that `network` is about to make, if it may.
    pub fn reserve(&mut self, now: Millis, network: &str, channel: &str) -> Permission {
        self.made.retain(|creation| now.since(creation.at) < CREATION_MILLIS);
        let mut own = self.made.iter().filter(|creation| creation.network == network).rev();
        if own.clone().any(|creation| creation.channel == channel) {
            return Permission::Known;
        }
        let oldest = [own.nth(MADE_MAX - 1), self.made.iter().rev().nth(NEIGHBOURHOOD_MADE_MAX - 1)];
        if let Some(until) = oldest.into_iter().flatten().map(counts_until).max() {
            return Permission::Refused { wait: until.since(now) };
        }
        self.made.push(Creation { network: network.to_owned(), channel: channel.to_owned(), at: now });
        Permission::Counted
    }
}

fn counts_until(creation: &Creation) -> Millis {
    creation.at.plus(CREATION_MILLIS)
}
