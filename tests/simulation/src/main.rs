//! `make simulate`.

use std::num::NonZero;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use clap::Parser;
use simulation::Failure;

/// No more failures than this are looked for.
const FAILURES_MAX: usize = 3;

/// Plays seeded histories, and prints the shortest ones found in which something is lost or differs.
#[derive(Parser)]
struct Options {
    /// The number of histories.
    #[arg(long, default_value_t = 10_000)]
    seeds: u64,
    /// The seed of the first history.
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// Plays the history of this seed alone, with the place in the code at which a rule is broken.
    #[arg(long)]
    seed: Option<u64>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match options.seed {
        Some(seed) => play_one(seed),
        None => play_many(options.first, options.seeds),
    }
}

fn play_one(seed: u64) -> ExitCode {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ()));
    let played = simulation::play(seed);
    std::panic::set_hook(hook);
    let Err(failure) = played else {
        println!("seed {seed}: {} steps, no rule is broken", simulation::steps(seed));
        return ExitCode::SUCCESS;
    };
    println!("{failure}");
    simulation::play_openly(&failure.shortest);
    ExitCode::FAILURE
}

fn play_many(first: u64, seeds: u64) -> ExitCode {
    std::panic::set_hook(Box::new(|_| ()));
    let begun = Instant::now();
    let (next, steps, failures) = (AtomicU64::new(first), AtomicU64::new(0), Mutex::new(Vec::<Failure>::new()));
    let count = || failures.lock().map_or(FAILURES_MAX, |failures| failures.len());
    let work = || {
        while count() < FAILURES_MAX {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + seeds {
                break;
            }
            steps.fetch_add(simulation::steps(seed) as u64, Ordering::Relaxed);
            if let (Err(failure), Ok(mut failures)) = (simulation::play(seed), failures.lock()) {
                println!("{failure}");
                failures.push(failure);
            }
        }
    };
    thread::scope(|scope| {
        (0..thread::available_parallelism().map_or(1, NonZero::get)).for_each(|_| drop(scope.spawn(work)))
    });
    let played = next.into_inner().min(first + seeds) - first;
    println!(
        "{played} histories with {} steps in {:.1} s, {} failed",
        steps.into_inner(),
        begun.elapsed().as_secs_f64(),
        count()
    );
    if count() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
