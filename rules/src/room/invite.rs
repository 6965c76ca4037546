//! The secrets that open a private room to networks whose guesses at codes are refused.

use super::Room;

impl Room {
    /// Gives a private room that has none the secret `fresh` for its invite links. It is stored with the next changes.
    pub fn set_invite_if_none(&mut self, fresh: impl FnOnce() -> String) {
        if self.is_private() && self.stored.invite.is_none() {
            self.stored.invite = Some(fresh());
        }
    }

    /// Whether `key` is the secret of the invite links, or the token of a seat or of the maker. The comparison may take
    /// longer for a better guess: the caller must not let a client measure it.
    pub fn is_opened_by(&self, key: &str) -> bool {
        self.stored.invite.as_deref() == Some(key)
            || self.stored.hosting.is_maker(key)
            || self.seats.by_token(key).is_some()
    }

    /// Whether this network made the room, or somebody of it has a seat, perhaps without being here.
    pub fn knows_network(&self, address: &str) -> bool {
        let network = self.stored.network_key.hash(address);
        self.stored.hosting.is_made_by(network) || self.seats.has_network(network)
    }
}
