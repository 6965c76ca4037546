//! While everyone in the first room talks, more players join it, stop reading and ask for its state again and again.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::SinkExt;
use protocol::ClientFrame;
use tokio::task::spawn_local;
use tokio::time::{sleep, sleep_until};
use tokio_tungstenite::tungstenite::Message;

use crate::crowd::Crowd;
use crate::ledger::Shared;
use crate::options::Options;
use crate::process::Process;
use crate::report::{Joins, Memory, Report};
use crate::socket::{Failure, Target};
use crate::talk;

/// Time between two requests of a stalled player.
const REQUESTS: Duration = Duration::from_millis(500);
/// Time between two stalled players who join: how a room takes in many at once is what joins measures.
const ARRIVALS: Duration = Duration::from_millis(60);
/// A stalled player's kernel takes this many bytes. With the default it would hide for minutes that nobody reads.
const RECEIVE_BUFFER: u32 = 4096;
/// How often the server's memory is read.
const SAMPLES: Duration = Duration::from_millis(200);
/// Time that the server has to free memory after the stalled players have gone.
const AFTERMATH: Duration = Duration::from_secs(3);

/// A third of the measured time is calm. Then the stalled players come.
pub(crate) async fn measure(options: &Options, ledger: &Shared) -> Result<Report, Failure> {
    let server = options.server.map(Process::with_id);
    let mut crowd = Crowd::gather(options, ledger).await?;
    let joins = Joins::of(&crowd);
    let calm_until = options.warm_up + options.seconds / 3;
    let phase = |due| (due >= options.warm_up).then_some(usize::from(due >= calm_until));
    talk::plan(options, ledger, options.seconds, phase);
    let stalls_at = ledger.borrow().begin + calm_until;
    let memory = Rc::new(Cell::default());
    let sampler = spawn_local(watch(server.clone(), stalls_at, Rc::clone(&memory)));
    let stalled: Vec<_> = (0..options.stalled)
        .zip((0..).map(|index| stalls_at + ARRIVALS * index))
        .map(|(index, stalls_at)| {
            let (target, ledger) = (crowd.target.clone(), Rc::clone(ledger));
            spawn_local(async move {
                sleep_until(stalls_at.into()).await;
                // Ends with an error when the server closes the socket.
                let _ = stall(&target, index, &ledger).await;
            })
        })
        .collect();
    crowd.talk(|_, _| {}).await;
    stalled.iter().for_each(|stalled| stalled.abort());
    sampler.abort();
    sleep(AFTERMATH).await;
    let (before, highest) = memory.get().unzip();
    let ledger = ledger.borrow();
    let [calm, during] = &ledger.phases;
    Ok(Report {
        joins,
        latency: calm.percentiles(),
        latency_while_stalled: Some(during.percentiles()),
        measured: None,
        memory: Memory { before, highest, after: server.as_ref().and_then(Process::memory) },
        totals: ledger.totals(),
    })
}

async fn stall(target: &Target, index: usize, ledger: &Shared) -> Result<(), Failure> {
    let (mut socket, _) = target.join(0, format!("stalled{index}"), Some(RECEIVE_BUFFER), ledger).await?;
    let resync = target.dialect.write(&ClientFrame::Resync);
    loop {
        socket.send(Message::text(resync.clone())).await?;
        sleep(REQUESTS).await;
    }
}

/// Keeps the server's memory at the end of the calm, when the talk has filled it, and the highest from then on.
async fn watch(server: Option<Process>, from: Instant, kept: Rc<Cell<Option<(f64, f64)>>>) {
    sleep_until(from.into()).await;
    while let Some(memory) = server.as_ref().and_then(Process::memory) {
        let (before, highest) = kept.get().unwrap_or((memory, memory));
        kept.set(Some((before, highest.max(memory))));
        sleep(SAMPLES).await;
    }
}
