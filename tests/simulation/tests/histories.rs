//! Some histories in every test run. `make simulate` plays many.

const HISTORIES: u64 = 300;

#[test]
fn nothing_is_lost_and_all_pages_agree() {
    for seed in 0..HISTORIES {
        simulation::play(seed).unwrap_or_else(|failure| panic!("{failure}"));
    }
}
