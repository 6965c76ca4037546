//! Which mutes have been logged: a flood would otherwise write a line for each of its frames.

use std::collections::BTreeMap;

use protocol::{Millis, PlayerId};

/// The ends of the mutes that have been logged, by player.
#[derive(Default)]
pub(super) struct Mutes {
    ends: BTreeMap<PlayerId, Millis>,
}

impl Mutes {
    /// Whether the mute of `player` that ends at `end` is told for the first time.
    pub(super) fn is_new(&mut self, now: Millis, player: PlayerId, end: Millis) -> bool {
        if self.ends.get(&player) == Some(&end) {
            return false;
        }
        self.ends.retain(|_, end| now < *end);
        self.ends.insert(player, end);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mute_is_new_once_for_each_player() {
        let mut mutes = Mutes::default();
        let (now, end, later) = (Millis(1_000), Millis(11_000), Millis(40_000));
        let is_new = |mutes: &mut Mutes, player, end| mutes.is_new(now, PlayerId(player), end);
        assert!(is_new(&mut mutes, 1, end) && is_new(&mut mutes, 2, end));
        assert!(!is_new(&mut mutes, 1, end) && !is_new(&mut mutes, 2, end));
        assert!(mutes.is_new(Millis(30_000), PlayerId(1), later), "the next mute");
        assert_eq!(mutes.ends.len(), 1, "mutes that are over are forgotten");
    }
}
