//! Everyone talks in turn, at an even rate.

use std::time::{Duration, Instant};

use crate::crowd::Crowd;
use crate::ledger::{Message, Shared};
use crate::options::Options;
use crate::pace;
use crate::process::Process;
use crate::report::{Joins, Measured, Memory, Moment, Report};
use crate::socket::Failure;

/// Time between the last player's welcome and the first message.
pub(crate) const SETTLING: Duration = Duration::from_millis(300);

pub(crate) async fn measure(options: &Options, ledger: &Shared) -> Result<Report, Failure> {
    let server = options.server.map(Process::with_id);
    let mut crowd = Crowd::gather(options, ledger).await?;
    let joins = Joins::of(&crowd);
    let before = server.as_ref().and_then(Process::memory);
    plan(options, ledger, options.seconds, |due| (due >= options.warm_up).then_some(0));
    let mut from = None;
    crowd
        .talk(|ledger, index| {
            if from.is_none() && ledger.messages[index].phase.is_some() {
                from = Some(Moment::now(ledger.counts.clone(), server.as_ref()));
            }
        })
        .await;
    let to = Moment::now(ledger.borrow().counts.clone(), server.as_ref());
    let after = server.as_ref().and_then(Process::memory);
    Ok(Report {
        joins,
        latency: ledger.borrow().phases[0].percentiles(),
        latency_while_stalled: None,
        measured: from.map(|from| Measured::between(&from, &to)),
        memory: Memory::of(before, after),
        totals: ledger.borrow().totals(),
    })
}

/// Plans the messages of the warm-up and of `length` after it. `phase` assigns a message to a histogram.
pub(crate) fn plan(options: &Options, ledger: &Shared, length: Duration, phase: impl Fn(Duration) -> Option<usize>) {
    let schedule = pace::schedule(options.rate, options.warm_up + length, options.burst);
    let mut ledger = ledger.borrow_mut();
    ledger.begin = Instant::now() + SETTLING;
    ledger.messages = schedule.into_iter().map(|due| Message { due, phase: phase(due) }).collect();
}
