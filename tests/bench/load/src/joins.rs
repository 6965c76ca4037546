//! All players join at once, and nobody talks.

use std::time::Duration;

use tokio::time::sleep;

use crate::crowd::Crowd;
use crate::ledger::Shared;
use crate::options::Options;
use crate::process::Process;
use crate::report::{Joins, Measured, Memory, Moment, Report};
use crate::socket::Failure;

/// A server is done with telling the joins when it has sent nothing for this long.
const QUIET: Duration = Duration::from_millis(500);
/// How often it is asked at most whether the server is done.
const LOOKS: usize = 120;

pub(crate) async fn measure(options: &Options, ledger: &Shared) -> Result<Report, Failure> {
    let server = options.server.map(Process::with_id);
    let before = server.as_ref().and_then(Process::memory);
    let from = Moment::now(ledger.borrow().counts.clone(), server.as_ref());
    let crowd = Crowd::gather(options, ledger).await?;
    let mut frames = 0;
    for _ in 0..LOOKS {
        if frames == ledger.borrow().counts.frames {
            break;
        }
        frames = ledger.borrow().counts.frames;
        sleep(QUIET).await;
    }
    let to = Moment::now(ledger.borrow().counts.clone(), server.as_ref());
    let after = server.as_ref().and_then(Process::memory);
    let ledger = ledger.borrow();
    Ok(Report {
        joins: Joins::of(&crowd),
        latency: ledger.phases[0].percentiles(),
        latency_while_stalled: None,
        measured: Some(Measured::between(&from, &to)),
        memory: Memory::of(before, after),
        totals: ledger.totals(),
    })
}
