//! How many sockets of each network count towards its limits. In memory, since reading the attachments of all sockets for
//! each new one would take seconds where many come at once.

use std::collections::BTreeMap;

use protocol::{Millis, UNACKNOWLEDGED_MAX};
use rules::Bucket;

use super::attachment::Attachment;

/// A network opens at most this many sockets to a room at once, and then one every [`INTERVAL_MILLIS`]. A class behind one
/// address may come in, reload, and come in again.
const BURST: u64 = 120;
/// See [`BURST`], in milliseconds.
const INTERVAL_MILLIS: u64 = 500;
/// Networks without sockets are forgotten when more than this many are known, as soon as nothing counts against them.
const KNOWN_MAX: usize = 1_000;

/// The counts by network.
#[derive(Debug, Default)]
pub(super) struct Networks(BTreeMap<String, Network>);

#[derive(Debug, Default)]
struct Network {
    limited: Limited,
    /// Sockets opened and wrong frames.
    bucket: Bucket,
}

/// The numbers of a network's sockets that are limited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Limited {
    /// No player has joined.
    waiting: usize,
    /// A player has joined and never acknowledged anything, or was detached.
    unacknowledged: usize,
}

impl Networks {
    /// Whether a network may open another socket, which is charged to it. At most `unjoined_max` of its sockets may be
    /// without a player.
    pub(super) fn admit(&mut self, now: Millis, network: Option<&str>, unjoined_max: usize) -> bool {
        let Limited { waiting, unacknowledged } = self.limited(network);
        waiting < unjoined_max && unacknowledged < unjoined_max.max(UNACKNOWLEDGED_MAX) && self.charge(now, network)
    }

    /// Charges a network for a socket or a wrong frame. False if it had too many of them.
    pub(super) fn charge(&mut self, now: Millis, network: Option<&str>) -> bool {
        let Some(network) = network else { return true };
        if self.0.len() > KNOWN_MAX {
            self.0.retain(|_, network| network.limited != Limited::default() || !network.bucket.is_full(now));
        }
        self.0.entry(network.to_owned()).or_default().bucket.take(now, INTERVAL_MILLIS, BURST).is_ok()
    }

    /// Counts a socket whose attachment changes. One that is new or gone has the default attachment.
    pub(super) fn change(&mut self, before: &Attachment, after: &Attachment) {
        if let Some(count) = before.network.as_ref().and_then(|network| self.0.get_mut(network)) {
            let Limited { waiting, unacknowledged } = limited(before);
            count.limited.waiting = count.limited.waiting.saturating_sub(waiting);
            count.limited.unacknowledged = count.limited.unacknowledged.saturating_sub(unacknowledged);
        }
        let added = limited(after);
        if let Some(network) = after.network.as_ref().filter(|_| added != Limited::default()) {
            let count = self.0.entry(network.clone()).or_default();
            count.limited.waiting += added.waiting;
            count.limited.unacknowledged += added.unacknowledged;
        }
    }

    fn limited(&self, network: Option<&str>) -> Limited {
        network.and_then(|network| self.0.get(network)).map(|network| network.limited).unwrap_or_default()
    }
}

fn limited(attachment: &Attachment) -> Limited {
    let Attachment { player, ticket, acknowledges, is_detached, .. } = attachment;
    let unacknowledged = *is_detached || (player.is_some() && !acknowledges);
    Limited { waiting: usize::from(ticket.is_some()), unacknowledged: usize::from(unacknowledged) }
}

#[cfg(test)]
mod tests {
    use protocol::PlayerId;

    use super::*;

    fn waiting(network: &str) -> Attachment {
        Attachment { network: Some(network.to_owned()), ticket: Some(1), ..Attachment::default() }
    }

    fn joined(network: &str, acknowledges: bool) -> Attachment {
        Attachment { player: Some(PlayerId(1)), ticket: None, acknowledges, ..waiting(network) }
    }

    #[test]
    fn a_socket_counts_until_its_client_acknowledges_and_again_when_it_is_detached() {
        let mut networks = Networks::default();
        let mut states = vec![Attachment::default(), waiting("a"), joined("a", false), joined("a", true)];
        states.push(Attachment { player: None, is_detached: true, ..joined("a", true) });
        states.push(Attachment::default());
        let mut counts = Vec::new();
        for state in states.windows(2) {
            networks.change(&state[0], &state[1]);
            let Limited { waiting, unacknowledged } = networks.limited(Some("a"));
            counts.push((waiting, unacknowledged));
        }
        assert_eq!(counts, [(1, 0), (0, 1), (0, 0), (0, 1), (0, 0)]);
    }

    #[test]
    fn networks_are_counted_apart() {
        let mut networks = Networks::default();
        for network in ["a", "a", "b"] {
            networks.change(&Attachment::default(), &waiting(network));
        }
        networks.change(&waiting("a"), &Attachment::default());
        assert_eq!(["a", "b", "c"].map(|network| networks.limited(Some(network)).waiting), [1, 1, 0]);
        assert!(!networks.admit(Millis(0), Some("a"), 1) && networks.admit(Millis(0), Some("a"), 2));
    }

    #[test]
    fn a_network_opens_a_burst_of_sockets_and_then_two_a_second() {
        let mut networks = Networks::default();
        let mut count = |millis: u64, network| (0..500).filter(|_| networks.charge(Millis(millis), network)).count();
        assert_eq!(count(1_000, Some("a")), 120);
        assert_eq!(count(2_000, Some("a")), 2);
        assert_eq!(count(2_000, Some("b")), 120);
        assert_eq!(count(2_000, None), 500);
    }

    #[test]
    fn networks_against_which_nothing_counts_are_forgotten() {
        let mut networks = Networks::default();
        networks.change(&Attachment::default(), &waiting("here"));
        for number in 0..3_000_u64 {
            networks.charge(Millis(number * 1_000), Some(&number.to_string()));
        }
        assert!(networks.0.len() <= KNOWN_MAX + 1 && networks.0.contains_key("here"));
    }
}
