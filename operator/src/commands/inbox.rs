//! What waits for an operator: words that players miss, reports about players, and how much there is of all.

use ureq::http::Method;

use crate::age::{age, now};
use crate::api::{Proposal, Proposals, Report, Reports, Stats};
use crate::client::Client;
use crate::error::{Error, each};
use crate::path::path;
use crate::screen::Screen;
use crate::table::Table;

pub(super) fn proposals(client: &Client, screen: &mut Screen<'_>) -> Result<(), Error> {
    let answer = client.operate(Method::GET, &path(&["proposals"]), None)?;
    screen.show(&answer, |Proposals { proposals }| {
        if proposals.is_empty() {
            return "no word is missed\n".to_owned();
        }
        let now = now();
        let rows =
            proposals.into_iter().map(|Proposal { word, people, time }| [word, people.to_string(), age(now, time)]);
        Table::new(["WORD", "PEOPLE", "LAST"], rows).to_string()
    })
}

pub(super) fn proposals_done(client: &Client, screen: &mut Screen<'_>, words: &[String]) -> Result<(), Error> {
    each(words, |word| {
        let answer = client.operate(Method::DELETE, &path(&["proposals", word]), None)?;
        screen.done(&answer, &format!("{word} is off the list of missed words"))
    })
}

pub(super) fn reports(client: &Client, screen: &mut Screen<'_>) -> Result<(), Error> {
    let answer = client.operate(Method::GET, &path(&["reports"]), None)?;
    screen.show(&answer, |Reports { reports }| {
        if reports.is_empty() {
            return "no reports\n".to_owned();
        }
        let described: Vec<String> = reports.iter().map(report).collect();
        described.join("\n")
    })
}

/// Who, where, and what was said.
fn report(Report { id, room, time, player, nickname, reporter, said }: &Report) -> String {
    let now = now();
    let reported = age(now, *time);
    let head = format!("report {id}: {nickname} (player {}) in {room}, by player {reporter}, {reported}\n", player.0);
    if said.is_empty() {
        return head + "  said nothing lately\n";
    }
    let lines = Table::bare(said.iter().map(|line| ["".to_owned(), age(now, line.time), line.text.clone()]));
    head + &lines.to_string()
}

pub(super) fn reports_done(client: &Client, screen: &mut Screen<'_>, ids: &[String]) -> Result<(), Error> {
    each(ids, |id| {
        let answer = client.operate(Method::DELETE, &path(&["reports", id]), None)?;
        screen.done(&answer, &format!("report {id} is off the list"))
    })
}

pub(super) fn stats(client: &Client, screen: &mut Screen<'_>) -> Result<(), Error> {
    let answer = client.operate(Method::GET, &path(&["stats"]), None)?;
    screen.show(&answer, |stats: Stats| {
        let counters = &stats.counters;
        let current = [
            ("channels", u64::from(stats.channels)),
            ("private rooms", u64::from(stats.private_rooms)),
            ("people", u64::from(stats.people)),
            ("missed words", u64::from(stats.proposals)),
            ("reports", u64::from(stats.reports)),
            ("edited words", u64::from(stats.edits)),
        ];
        let counted = [
            ("joins", counters.joins),
            ("messages", counters.messages),
            ("right answers", counters.answers),
            ("prompts", counters.prompts),
            ("refusals", counters.refusals.values().sum()),
            ("wrong frames", counters.errors.values().sum()),
            ("sockets closed", counters.closes.values().sum()),
        ];
        let rows = |counts: &[(&str, u64)]| {
            let rows = counts.iter().map(|(what, count)| [(*what).to_owned(), count.to_string()]);
            Table::bare(rows).to_string()
        };
        format!("{}\ncounted since {}\n{}", rows(&current), age(now(), stats.since), rows(&counted))
    })
}
