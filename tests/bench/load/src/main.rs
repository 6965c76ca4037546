//! A crowd of players for `make bench`, and of readers for `make abuse`. docs/performance.md says what is measured, and how.

mod answer;
mod crowd;
mod dialect;
mod histogram;
mod joins;
mod ledger;
mod options;
mod pace;
mod process;
mod reads;
mod report;
mod room;
mod scan;
mod socket;
mod stall;
mod talk;

use std::process::ExitCode;

use clap::Parser;
use ledger::Ledger;
use options::{Options, Scenario};
use socket::Failure;
use tokio::task::LocalSet;

// One thread: it has a core of its own, and the server has the other.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match LocalSet::new().run_until(run(Options::parse())).await {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("load: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<String, Failure> {
    let ledger = Ledger::shared(options.rooms, options.seats);
    let report = match options.scenario {
        Scenario::Talk => talk::measure(&options, &ledger).await?,
        Scenario::Answer => answer::measure(&options, &ledger).await?,
        Scenario::Joins => joins::measure(&options, &ledger).await?,
        Scenario::Stall => stall::measure(&options, &ledger).await?,
        Scenario::Reads => return reads::measure(&options).await,
    };
    Ok(serde_json::to_string(&report)?)
}
