//! Builds `words/built/words.bin`, which judges answers and asks questions, from the open dictionaries that
//! `words/fetch.sh` brings and from our own lists. The same sources give the same bytes.

mod answers;
mod curated;
mod familiar;
mod junk;
mod output;
mod questions;
mod report;
mod sources;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use game::words::Entry;
use sources::Sources;

const USAGE: &str = "usage: words build    writes words/built/words.bin from words/sources and our own lists";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["build"] => build(Path::new(env!("CARGO_MANIFEST_DIR"))),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("words: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build(words: &Path) -> io::Result<()> {
    let sources = Sources::read(words)?;
    let entries: Vec<Entry> = answers::collect(&sources)
        .into_iter()
        .map(|(word, answer)| Entry {
            grade: familiar::grade(&sources, &word, answer),
            may_be_shown: !sources.own.never_shown.contains(&word),
            tier: answer.tier,
            list: answer.list,
            word,
        })
        .collect();
    let questions = questions::all(&entries, &sources.own);
    let file = output::encode(&entries, &questions)?;
    fs::create_dir_all(words.join("built"))?;
    fs::write(words.join("built/words.bin"), &file)?;
    report::print(&entries, &questions, file.len());
    Ok(())
}
