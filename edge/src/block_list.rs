//! Networks that are blocked for a minute, because they are beyond a limit of the platform.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::thread::LocalKey;

use protocol::Millis;
use serde_json::json;
use worker::{Env, Result};

use crate::{limits, log, platform};

/// Duration of a block in milliseconds.
const BLOCK_MILLIS: u64 = 60_000;
/// Maximum number of blocked networks, which bounds the memory. Further networks are not blocked.
const NETWORKS_MAX: usize = 10_000;

/// The blocked networks.
pub(crate) struct BlockList {
    /// When the block of each network ends.
    ends: BTreeMap<String, Millis>,
}

impl BlockList {
    pub(crate) const fn new() -> Self {
        Self { ends: BTreeMap::new() }
    }

    /// Whether the network is blocked. Deletes ended blocks.
    pub(crate) fn is_blocked(&mut self, now: Millis, network: &str) -> bool {
        self.ends.retain(|_, end| now < *end);
        self.ends.contains_key(network)
    }

    /// Blocks a network. True if it was not blocked before.
    pub(crate) fn block(&mut self, now: Millis, network: &str) -> bool {
        let is_new = !self.is_blocked(now, network);
        if self.ends.len() < NETWORKS_MAX {
            self.ends.insert(network.to_owned(), now.plus(BLOCK_MILLIS));
        }
        is_new
    }

    /// Ends the block of a network.
    pub(crate) fn unblock(&mut self, network: &str) {
        self.ends.remove(network);
    }
}

/// A limit of the platform, and the networks that this instance of the Worker blocks because they are over it. Requests of a
/// blocked network do not prolong the block.
pub(crate) struct Limit {
    /// The limiter's name in wrangler.toml.
    pub(crate) limiter: &'static str,
    pub(crate) blocked: &'static LocalKey<RefCell<BlockList>>,
}

impl Limit {
    pub(crate) fn is_blocked(&self, network: Option<&str>) -> bool {
        network.is_some_and(|network| self.blocked.with_borrow_mut(|list| list.is_blocked(platform::now(), network)))
    }

    /// Records a request. True if its network is over the limit. It is then blocked, which is logged once.
    pub(crate) async fn record(&self, env: &Env, network: Option<&str>) -> Result<bool> {
        let Some(network) = network else { return Ok(false) };
        let is_over = limits::record(env, self.limiter, network).await?;
        if is_over && self.block(network) {
            log::warn("turned_away", json!({ "why": self.limiter.to_lowercase() }));
        }
        Ok(is_over)
    }

    /// The same, but the network is blocked until the limiter has answered, so that a burst in parallel gets nothing more.
    pub(crate) async fn record_alone(&self, env: &Env, network: Option<&str>) -> Result<bool> {
        network.inspect(|network| _ = self.block(network));
        let is_over = self.record(env, network).await?;
        if let Some(network) = network.filter(|_| !is_over) {
            self.blocked.with_borrow_mut(|list| list.unblock(network));
        }
        Ok(is_over)
    }

    fn block(&self, network: &str) -> bool {
        self.blocked.with_borrow_mut(|list| list.block(platform::now(), network))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Millis = Millis(1_000);

    #[test]
    fn a_network_is_blocked_for_a_minute_and_others_are_not() {
        let mut list = BlockList::new();
        assert!(!list.is_blocked(START, "203.0.113.7"));
        assert!(list.block(START, "203.0.113.7"));
        assert!(!list.block(START, "203.0.113.7"), "it is blocked already");
        assert!(list.is_blocked(START.plus(BLOCK_MILLIS - 1), "203.0.113.7"));
        assert!(!list.is_blocked(START.plus(BLOCK_MILLIS - 1), "203.0.113.8"));
        assert!(!list.is_blocked(START.plus(BLOCK_MILLIS), "203.0.113.7"));
        list.block(START, "203.0.113.7");
        list.unblock("203.0.113.7");
        assert!(!list.is_blocked(START, "203.0.113.7"));
    }

    #[test]
    fn a_full_list_blocks_no_further_network_until_blocks_end() {
        let mut list = BlockList::new();
        (0..NETWORKS_MAX).for_each(|number| _ = list.block(START, &number.to_string()));
        list.block(START, "new");
        assert!(!list.is_blocked(START, "new"));
        assert!(!list.is_blocked(START.plus(BLOCK_MILLIS), "0"));
        list.block(START.plus(BLOCK_MILLIS), "new");
        assert!(list.is_blocked(START.plus(BLOCK_MILLIS), "new"));
    }
}
