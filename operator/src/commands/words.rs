//! Commands for the word list and the operators' edits of it.

use protocol::WordList;
use protocol::http::{EditedWord, Edits, Route, Word, WordsFound};
use ureq::http::Method;

use super::describe::word;
use super::{desk, for_each};
use crate::args::{Page, SearchTerm, WordsCommand};
use crate::client::Client;
use crate::error::Error;
use crate::json::variant_name;
use crate::output::Output;
use crate::relative_time::{ago, now};
use crate::table::Table;

pub(super) fn run(command: WordsCommand, client: &Client, output: &mut Output<'_>) -> Result<(), Error> {
    match command {
        WordsCommand::Search { term: SearchTerm::Word(text), .. } => show(client, output, &text),
        WordsCommand::Search { term: SearchTerm::Pattern(pattern), page } => {
            list(client, output, &pattern.to_string(), &page)
        }
        WordsCommand::Add { words } => edit(client, output, &words, Method::PUT, |word| Route::Word { word }),
        WordsCommand::Remove { words } => edit(client, output, &words, Method::DELETE, |word| Route::Word { word }),
        WordsCommand::Undo { words } => edit(client, output, &words, Method::DELETE, |word| Route::WordEdit { word }),
        WordsCommand::Edits => edits(client, output),
        WordsCommand::Proposals { done, bulk } => desk::proposals(client, output, &done, &bulk),
    }
}

fn show(client: &Client, output: &mut Output<'_>, text: &str) -> Result<(), Error> {
    let response = client.call_as_operator(Method::GET, &Route::Word { word: text }.path(), None)?;
    output.print(&response, |found: Word| word(&found) + "\n")
}

fn list(client: &Client, output: &mut Output<'_>, pattern: &str, page: &Page) -> Result<(), Error> {
    let list = if page.wide { WordList::Wide } else { WordList::Everyday };
    let path = Route::Words.with_query(&[
        ("pattern", pattern),
        ("list", &variant_name(&list)),
        ("offset", &page.offset.to_string()),
        ("limit", &page.limit.to_string()),
    ]);
    let response = client.call_as_operator(Method::GET, &path, None)?;
    output.print(&response, |WordsFound { count, words, .. }| {
        let lines: String = words.iter().map(|found| word(found) + "\n").collect();
        let shown = words.len() as u64;
        let end = u64::from(page.offset) + shown;
        let more = if shown > 0 && end < count { format!("; continue with --offset {end}") } else { String::new() };
        format!("{lines}{shown} of {count} words with {pattern}{more}\n")
    })
}

/// Makes the same call for each word, and prints the word as it is after that.
fn edit(
    client: &Client,
    output: &mut Output<'_>,
    words: &[String],
    method: Method,
    route: fn(&str) -> Route<'_>,
) -> Result<(), Error> {
    for_each(words, |text| {
        let response = client.call_as_operator(method.clone(), &route(text).path(), None)?;
        output.print(&response, |edited: Word| word(&edited) + "\n")
    })
}

fn edits(client: &Client, output: &mut Output<'_>) -> Result<(), Error> {
    let response = client.call_as_operator(Method::GET, &Route::Edits.path(), None)?;
    output.print(&response, |Edits { edits }| {
        if edits.is_empty() {
            return "no edited words\n".to_owned();
        }
        let now = now();
        let rows = edits.into_iter().map(|EditedWord { word, edit, time }| [word, variant_name(&edit), ago(now, time)]);
        Table::new(["WORD", "EDIT", "WHEN"], rows).to_string()
    })
}
