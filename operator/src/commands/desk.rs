//! Commands for players' word proposals and reports, which the server's desk stores until an operator deletes them.

use protocol::http::{Dropped, Proposals, ProposedWord, Report, Reports, Route};
use ureq::http::Method;

use super::for_each;
use crate::args::Bulk;
use crate::client::Client;
use crate::error::Error;
use crate::output::Output;
use crate::relative_time::{ago, now};
use crate::table::Table;

/// Lists the proposed words, or deletes the proposals of these words or those that `bulk` selects.
pub(super) fn proposals(client: &Client, output: &mut Output<'_>, words: &[String], bulk: &Bulk) -> Result<(), Error> {
    match bulk.part() {
        Some(part) => delete_matching(client, output, Route::Proposals, part, "proposed words"),
        None if words.is_empty() => list_proposals(client, output),
        None => delete_proposals(client, output, words),
    }
}

/// Lists the reports, or deletes these or those that `bulk` selects.
pub(super) fn reports(client: &Client, output: &mut Output<'_>, ids: &[String], bulk: &Bulk) -> Result<(), Error> {
    match bulk.part() {
        Some(part) => delete_matching(client, output, Route::Reports, part, "reports"),
        None if ids.is_empty() => list_reports(client, output),
        None => delete_reports(client, output, ids),
    }
}

fn delete_matching(
    client: &Client,
    output: &mut Output<'_>,
    route: Route<'_>,
    part: &str,
    what: &str,
) -> Result<(), Error> {
    let path = if part.is_empty() { route.path() } else { route.with_query(&[("matching", part)]) };
    let response = client.call_as_operator(Method::DELETE, &path, None)?;
    output.print(&response, |Dropped { dropped }| format!("{what} deleted: {dropped}\n"))
}

fn list_proposals(client: &Client, output: &mut Output<'_>) -> Result<(), Error> {
    let response = client.call_as_operator(Method::GET, &Route::Proposals.path(), None)?;
    output.print(&response, |Proposals { proposals }| {
        if proposals.is_empty() {
            return "no proposed words\n".to_owned();
        }
        let now = now();
        let rows =
            proposals.into_iter().map(|ProposedWord { word, people, time }| [word, people.to_string(), ago(now, time)]);
        Table::new(["WORD", "PEOPLE", "LAST"], rows).to_string()
    })
}

fn delete_proposals(client: &Client, output: &mut Output<'_>, words: &[String]) -> Result<(), Error> {
    for_each(words, |word| {
        let response = client.call_as_operator(Method::DELETE, &Route::Proposal { word }.path(), None)?;
        output.print_done(&response, &format!("the proposal of {word} is deleted"))
    })
}

fn list_reports(client: &Client, output: &mut Output<'_>) -> Result<(), Error> {
    let response = client.call_as_operator(Method::GET, &Route::Reports.path(), None)?;
    output.print(&response, |Reports { reports }| {
        if reports.is_empty() {
            return "no reports\n".to_owned();
        }
        let described: Vec<String> = reports.iter().map(describe).collect();
        described.join("\n")
    })
}

fn describe(Report { id, room, time, player, nickname, reporter, said }: &Report) -> String {
    let now = now();
    let (player, reporter, reported) = (player.0, reporter.0, ago(now, *time));
    let head = format!("report {id}: {nickname} (player {player}) in {room}, by player {reporter}, {reported}\n");
    if said.is_empty() {
        return head + "  no recent messages\n";
    }
    // The empty first column indents the messages.
    let quotes = said.iter().map(|quote| [String::new(), ago(now, quote.time), quote.text.clone()]);
    head + &Table::without_headings(quotes).to_string()
}

fn delete_reports(client: &Client, output: &mut Output<'_>, ids: &[String]) -> Result<(), Error> {
    for_each(ids, |id| {
        let response = client.call_as_operator(Method::DELETE, &Route::Report { id }.path(), None)?;
        output.print_done(&response, &format!("report {id} is deleted"))
    })
}
