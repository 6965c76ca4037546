//! The networks of a room's players, as far as the room knows them.

use std::hash::Hasher;

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

/// A network: the keyed hash of the part of an address that a provider gives to one household. Rooms have different keys,
/// so nobody who reads what they store can tell an address or compare two rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Network(u64);

/// A room's key for hashing addresses, which is random.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct NetworkKey([u64; 2]);

impl NetworkKey {
    pub(crate) fn new(random: u128) -> Self {
        Self([(random >> 64) as u64, random as u64])
    }

    pub(crate) fn hash(self, address: &str) -> Network {
        let mut hasher = SipHasher13::new_with_keys(self.0[0], self.0[1]);
        hasher.write(address.as_bytes());
        Network(hasher.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_depends_on_the_address_and_the_key() {
        let [one, other] = [NetworkKey::new(1 << 64), NetworkKey::new(1)];
        assert_eq!(one.hash("203.0.113.7"), one.hash("203.0.113.7"));
        assert_ne!(one.hash("203.0.113.7"), one.hash("203.0.113.8"));
        assert_ne!(one.hash("203.0.113.7"), other.hash("203.0.113.7"));
    }
}
