//! In quiet rooms, a player answers each prompt.

use std::fs;
use std::time::Duration;

use hangul::Pattern;
use lexicon::Words;
use protocol::WordList;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, sleep, timeout_at};

use crate::crowd::Crowd;
use crate::ledger::{Message, Shared};
use crate::options::Options;
use crate::process::Process;
use crate::report::{Joins, Memory, Report};
use crate::socket::Failure;

/// Time between a prompt and its answer, in which the room is quiet.
const QUIET: Duration = Duration::from_millis(300);

pub(crate) async fn measure(options: &Options, ledger: &Shared) -> Result<Report, Failure> {
    let file = fs::read(&options.words)?;
    let words = Words::new(&file)?;
    let (senders, mut prompts): (_, Vec<_>) = (0..options.rooms).map(|_| unbounded_channel()).unzip();
    ledger.borrow_mut().prompts = senders;
    let mut crowd = Crowd::gather(options, ledger).await?;
    let joins = Joins::of(&crowd);
    let server = options.server.map(Process::with_id);
    let before = server.as_ref().and_then(Process::memory);
    let end = Instant::now() + options.seconds;
    for room in (0..options.rooms).cycle() {
        // Every room asks its next prompt within four seconds of an answer.
        let Ok(pattern) = timeout_at(end, next_prompt(&mut prompts[room])).await else { break };
        sleep(QUIET).await;
        let answer = pattern.and_then(|pattern| {
            let mut answers = words.dictionary.answers(&pattern);
            answers.find(|entry| entry.list == WordList::Everyday)
        });
        let word = answer.ok_or("a prompt has no answer in the word file")?.word;
        let index = ledger.borrow().messages.len();
        let due = ledger.borrow().begin.elapsed();
        ledger.borrow_mut().messages.push(Message { due, phase: Some(0) });
        crowd.say_in(room, index, index, word).await;
        crowd.wait_for_deliveries().await;
    }
    let after = server.as_ref().and_then(Process::memory);
    let ledger = ledger.borrow();
    Ok(Report {
        joins,
        latency: ledger.phases[0].percentiles(),
        latency_while_stalled: None,
        measured: None,
        memory: Memory::of(before, after),
        totals: ledger.totals(),
    })
}

/// The newest prompt of a room. A prompt that was replaced while other rooms were answered is left out.
async fn next_prompt(prompts: &mut UnboundedReceiver<String>) -> Option<Pattern> {
    let mut pattern = prompts.recv().await?;
    while let Ok(newer) = prompts.try_recv() {
        pattern = newer;
    }
    Pattern::parse(&pattern)
}
