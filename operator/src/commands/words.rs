//! Words: looked up, and taken in and out by hand.

use protocol::WordList;
use ureq::http::Method;

use super::describe::word;
use super::inbox;
use crate::age::{age, now};
use crate::api::{Edited, Edits, Word, Words, api_name};
use crate::args::{Page, Sought, WordsCommand};
use crate::client::Client;
use crate::error::{Error, each};
use crate::path::{path, with_query};
use crate::screen::Screen;
use crate::table::Table;

pub(super) fn run(command: WordsCommand, client: &Client, screen: &mut Screen<'_>) -> Result<(), Error> {
    match command {
        WordsCommand::Search { sought: Sought::Word(text), .. } => show(client, screen, &text),
        WordsCommand::Search { sought: Sought::Initials(pattern), page } => {
            list(client, screen, &pattern.to_string(), &page)
        }
        WordsCommand::Add { words } => edit(client, screen, &words, &Method::PUT, None),
        WordsCommand::Remove { words } => edit(client, screen, &words, &Method::DELETE, None),
        WordsCommand::Undo { words } => edit(client, screen, &words, &Method::DELETE, Some("edit")),
        WordsCommand::Edits => edits(client, screen),
        WordsCommand::Proposals { done } if done.is_empty() => inbox::proposals(client, screen),
        WordsCommand::Proposals { done } => inbox::proposals_done(client, screen, &done),
    }
}

fn show(client: &Client, screen: &mut Screen<'_>, text: &str) -> Result<(), Error> {
    let answer = client.operate(Method::GET, &path(&["words", text]), None)?;
    screen.show(&answer, |told: Word| format!("{}\n", word(&told)))
}

fn list(client: &Client, screen: &mut Screen<'_>, pattern: &str, page: &Page) -> Result<(), Error> {
    let list = if page.wide { WordList::Wide } else { WordList::Everyday };
    let query = [
        ("pattern", pattern.to_owned()),
        ("list", api_name(&list)),
        ("offset", page.offset.to_string()),
        ("limit", page.limit.to_string()),
    ];
    let answer = client.operate(Method::GET, &with_query(&path(&["words"]), &query), None)?;
    screen.show(&answer, |Words { pattern, count, words }| {
        let listed: String = words.iter().map(|told| word(told) + "\n").collect();
        let shown = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let end = page.offset.saturating_add(shown);
        let rest = if shown > 0 && end < count { format!("; --offset {end} goes on") } else { String::new() };
        format!("{listed}{shown} of {count} words with {pattern}{rest}\n")
    })
}

/// Does the same to each word, and tells how it stands then.
fn edit(
    client: &Client,
    screen: &mut Screen<'_>,
    words: &[String],
    method: &Method,
    part: Option<&str>,
) -> Result<(), Error> {
    each(words, |text| {
        let parts: Vec<&str> = ["words", text].into_iter().chain(part).collect();
        let answer = client.operate(method.clone(), &path(&parts), None)?;
        screen.show(&answer, |told: Word| format!("{}\n", word(&told)))
    })
}

fn edits(client: &Client, screen: &mut Screen<'_>) -> Result<(), Error> {
    let answer = client.operate(Method::GET, &path(&["edits"]), None)?;
    screen.show(&answer, |Edits { edits }| {
        if edits.is_empty() {
            return "no word was taken in or out by hand\n".to_owned();
        }
        let now = now();
        let rows = edits.into_iter().map(|Edited { word, edit, time }| [word, api_name(&edit), age(now, time)]);
        Table::new(["WORD", "EDIT", "WHEN"], rows).to_string()
    })
}
