//! How many sockets of each network have a player, and how many count towards its limits. In memory, since reading the attachments of all sockets for
//! each new one would take seconds where many come at once.

use std::collections::BTreeMap;

use super::attachment::Attachment;

/// The counts by network.
#[derive(Debug, Default)]
pub(super) struct Networks(BTreeMap<String, Sockets>);

/// The numbers of a network's sockets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sockets {
    /// No player has joined.
    pub(super) waiting: usize,
    /// A player has joined.
    pub(super) seated: usize,
    /// A player has joined and never acknowledged anything, or was detached.
    pub(super) unacknowledged: usize,
}

impl Networks {
    pub(super) fn of(&self, network: &str) -> Sockets {
        self.0.get(network).copied().unwrap_or_default()
    }

    /// Counts a socket whose attachment changes. One that is new or gone has the default attachment.
    pub(super) fn change(&mut self, before: &Attachment, after: &Attachment) {
        if let Some(count) = self.0.get_mut(&before.network) {
            let Sockets { waiting, seated, unacknowledged } = sockets_of(before);
            count.waiting = count.waiting.saturating_sub(waiting);
            count.seated = count.seated.saturating_sub(seated);
            count.unacknowledged = count.unacknowledged.saturating_sub(unacknowledged);
        }
        let added = sockets_of(after);
        if added != Sockets::default() {
            let count = self.0.entry(after.network.clone()).or_default();
            count.waiting += added.waiting;
            count.seated += added.seated;
            count.unacknowledged += added.unacknowledged;
        }
        if self.of(&before.network) == Sockets::default() {
            self.0.remove(&before.network);
        }
    }
}

fn sockets_of(attachment: &Attachment) -> Sockets {
    let Attachment { player, ticket, acknowledges, is_detached, .. } = attachment;
    let unacknowledged = *is_detached || (player.is_some() && !acknowledges);
    Sockets {
        waiting: usize::from(ticket.is_some()),
        seated: usize::from(player.is_some()),
        unacknowledged: usize::from(unacknowledged),
    }
}

#[cfg(test)]
mod tests {
    use protocol::PlayerId;

    use super::*;

    fn waiting(network: &str) -> Attachment {
        Attachment { network: network.to_owned(), ticket: Some(1), ..Attachment::default() }
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
            let Sockets { waiting, seated, unacknowledged } = networks.of("a");
            counts.push((waiting, seated, unacknowledged));
        }
        assert_eq!(counts, [(1, 0, 0), (0, 1, 1), (0, 1, 0), (0, 0, 1), (0, 0, 0)]);
        assert!(networks.0.is_empty());
    }

    #[test]
    fn networks_are_counted_apart() {
        let mut networks = Networks::default();
        for network in ["a", "a", "b"] {
            networks.change(&Attachment::default(), &waiting(network));
        }
        networks.change(&waiting("a"), &Attachment::default());
        assert_eq!(["a", "b", "c"].map(|network| networks.of(network).waiting), [1, 1, 0]);
    }
}
