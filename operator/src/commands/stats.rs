//! The command for the server's gauges and counters.

use std::collections::BTreeMap;

use protocol::Millis;
use protocol::http::{Counts, DeskCounts, Route};
use serde::Deserialize;
use ureq::http::Method;

use crate::client::Client;
use crate::error::Error;
use crate::output::Output;
use crate::relative_time::{ago, now};
use crate::table::Table;

/// The response. Unlike [`protocol::http::Stats`], this accepts unknown reasons of a newer server.
#[derive(Deserialize)]
struct Stats {
    #[serde(flatten)]
    rooms: Counts,
    #[serde(flatten)]
    desk: DeskCounts,
    since: Millis,
    counters: Counters,
}

/// The counters that are printed. See [`protocol::http::Counters`].
#[derive(Default, Deserialize)]
#[serde(default)]
struct Counters {
    joins: u64,
    messages: u64,
    answers: u64,
    prompts: u64,
    refusals: Reasons,
    errors: Reasons,
    closes: Reasons,
}

/// Counts by reason, which has its name of the API: `too_fast`.
type Reasons = BTreeMap<String, u64>;

pub(super) fn show(client: &Client, output: &mut Output<'_>) -> Result<(), Error> {
    let response = client.call_as_operator(Method::GET, &Route::Stats.path(), None)?;
    output.print(&response, |Stats { rooms, desk, since, counters }| {
        let gauges = [
            row("channels", rooms.channels.into()),
            row("private rooms", rooms.private_rooms.into()),
            row("people", rooms.people.into()),
            row("proposed words", desk.proposals.into()),
            row("reports", desk.reports.into()),
            row("edited words", desk.edits.into()),
        ];
        let mut totals = vec![
            row("joins", counters.joins),
            row("messages", counters.messages),
            row("correct answers", counters.answers),
            row("prompts", counters.prompts),
        ];
        totals.extend(rows("refusals", &counters.refusals));
        totals.extend(rows("wrong frames", &counters.errors));
        totals.extend(rows("sockets closed", &counters.closes));
        let (gauges, totals) = (Table::without_headings(gauges), Table::without_headings(totals));
        format!("{gauges}\ncounted since {}\n{totals}", ago(now(), since))
    })
}

fn row(label: &str, figure: u64) -> [String; 2] {
    [label.to_owned(), figure.to_string()]
}

/// The sum of all reasons, and below it each reason.
fn rows(label: &str, reasons: &Reasons) -> Vec<[String; 2]> {
    let sum = row(label, reasons.values().sum());
    let each = reasons.iter().map(|(reason, count)| row(&format!("  {reason}"), *count));
    [sum].into_iter().chain(each).collect()
}
