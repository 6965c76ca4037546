//! Networks that are blocked for a minute.

use std::collections::BTreeMap;

use protocol::Millis;

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

    pub(crate) fn block(&mut self, now: Millis, network: &str) {
        if self.ends.len() < NETWORKS_MAX {
            self.ends.insert(network.to_owned(), now.plus(BLOCK_MILLIS));
        }
    }

    /// Ends the block of a network.
    pub(crate) fn unblock(&mut self, network: &str) {
        self.ends.remove(network);
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
        list.block(START, "203.0.113.7");
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
        (0..NETWORKS_MAX).for_each(|number| list.block(START, &number.to_string()));
        list.block(START, "new");
        assert!(!list.is_blocked(START, "new"));
        assert!(!list.is_blocked(START.plus(BLOCK_MILLIS), "0"));
        list.block(START.plus(BLOCK_MILLIS), "new");
        assert!(list.is_blocked(START.plus(BLOCK_MILLIS), "new"));
    }
}
