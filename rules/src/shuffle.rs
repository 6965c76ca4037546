//! Random order.

/// Puts `items` into random order, which `random` determines. Draws `u32`, because the width of `usize` differs between
/// the Worker and the tests.
pub(crate) fn shuffle<T>(items: &mut [T], random: &mut fastrand::Rng) {
    for last in (1..items.len() as u32).rev() {
        items.swap(last as usize, random.u32(..=last) as usize);
    }
}
