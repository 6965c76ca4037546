//! The command for the server's gauges and counters.

use protocol::http::{Route, Stats};
use ureq::http::Method;

use crate::client::Client;
use crate::error::Error;
use crate::output::Output;
use crate::relative_time::{ago, now};
use crate::table::Table;

pub(super) fn show(client: &Client, output: &mut Output<'_>) -> Result<(), Error> {
    let response = client.call_as_operator(Method::GET, &Route::Stats.path(), None)?;
    output.print(&response, |Stats { rooms, desk, since, counters }| {
        let gauges = [
            ("channels", u64::from(rooms.channels)),
            ("private rooms", u64::from(rooms.private_rooms)),
            ("people", u64::from(rooms.people)),
            ("proposed words", u64::from(desk.proposals)),
            ("reports", u64::from(desk.reports)),
            ("edited words", u64::from(desk.edits)),
        ];
        let totals = [
            ("joins", counters.joins),
            ("messages", counters.messages),
            ("correct answers", counters.answers),
            ("prompts", counters.prompts),
            ("refusals", counters.refusals.values().sum()),
            ("wrong frames", counters.errors.values().sum()),
            ("sockets closed", counters.closes.values().sum()),
        ];
        let table = |figures: &[(&str, u64)]| {
            let rows = figures.iter().map(|(label, figure)| [(*label).to_owned(), figure.to_string()]);
            Table::without_headings(rows).to_string()
        };
        format!("{}\ncounted since {}\n{}", table(&gauges), ago(now(), since), table(&totals))
    })
}
