//! Plays whole histories in virtual time: pages with their real state, the crate `client`, the room with its flushes, the
//! directory and the desk, over a network that delays and breaks and a storage that fails. A seed determines a history,
//! so a failure can be played again.
//!
//! The server around the rules is that of [`server`], since the Worker needs its runtime. `tests/faults` plays with that.

// A broken rule is a panic, which proptest catches.
#![allow(clippy::expect_used)]

mod checks;
mod history;
mod journal;
mod network;
mod offices;
mod page;
mod server;
mod shown;
mod storage;
mod strategy;
mod world;

use std::fmt;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

pub use history::History;

/// A history in which a rule was broken.
#[derive(Debug)]
pub struct Failure {
    /// The seed of the history that was found.
    pub seed: u64,
    /// The rule.
    pub reason: String,
    /// The shortest history found that breaks a rule.
    pub shortest: History,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, reason, shortest } = self;
        writeln!(formatter, "seed {seed}: {reason}")?;
        let History { beginning, pages, crowd, steps } = shortest;
        writeln!(formatter, "  {beginning:?} with {pages} pages, flushes as with {crowd} connections")?;
        steps.iter().try_for_each(|step| writeln!(formatter, "  after {:>6} ms: {:?}", step.after, step.action))
    }
}

fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases: 1, failure_persistence: None, max_shrink_iters: 5_000, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// Plays the history of a seed. If it breaks a rule, shorter ones are tried.
///
/// # Errors
/// The shortest history found that breaks a rule.
pub fn play(seed: u64) -> Result<(), Failure> {
    let played = runner(seed).run(&strategy::histories(), |history| {
        world::World::play(&history);
        Ok(())
    });
    match played {
        Ok(()) => Ok(()),
        Err(TestError::Fail(reason, shortest)) => Err(Failure { seed, reason: reason.message().to_owned(), shortest }),
        Err(TestError::Abort(reason)) => unreachable!("no history is rejected: {reason}"),
    }
}

/// The number of steps in the history of a seed.
pub fn steps(seed: u64) -> usize {
    let tree = strategy::histories().new_tree(&mut runner(seed));
    tree.map_or(0, |tree| tree.current().steps.len())
}

/// Plays a history without catching the panic of a broken rule.
pub fn play_openly(history: &History) {
    world::World::play(history);
}
