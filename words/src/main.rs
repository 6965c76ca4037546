//! Builds `words/built/words.bin` (dictionary, question pool and chat filter lists) from the open dictionaries that
//! `words/fetch.sh` downloads and from our own lists. Other subcommands inspect the built file. The build is
//! deterministic: the same sources give the same bytes.

mod answers;
mod curated;
mod familiar;
mod junk;
mod listing;
mod lookup;
mod output;
mod questions;
mod report;
mod sources;
mod spelling;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use lexicon::{Entry, UnfitWords, Words};
use sources::Sources;

const USAGE: &str = "\
usage: words build            writes words/built/words.bin from words/sources and our own lists
       words answers ㅅㄹ     prints the everyday words of a pattern, one per line
       words lookup 서랍…     shows whether the game accepts a word, and why
       words lookup ㅅㄹ…     lists the answers of a pattern and how the game asks it
       words report [seed]    prints counts, measurements and random samples of the built file";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let words = Path::new(env!("CARGO_MANIFEST_DIR"));
    let done = match arguments[..] {
        ["build"] => build(words),
        ["answers", pattern] => tell(words, |out, built| listing::answers(out, built, pattern)),
        ["lookup", ref texts @ ..] if !texts.is_empty() => {
            tell(words, |out, built| lookup::print(out, built, words, texts))
        }
        ["report"] => tell(words, |out, built| report::print(out, built, 0)),
        ["report", seed] => tell(words, |out, built| report::print(out, built, hash(seed))),
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
    let unfit = UnfitWords::new(&sources.own.unfit);
    let entries: Vec<Entry> = answers::collect(&sources)
        .into_iter()
        .map(|(word, answer)| Entry {
            grade: familiar::grade(&sources, &word, answer),
            may_be_shown: !sources.own.never_shown.contains(&word) && !unfit.has(&word),
            tier: answer.tier,
            list: answer.list,
            word,
        })
        .collect();
    let questions = questions::all(&entries, &sources.own);
    let file = output::encode(&entries, &questions, &sources.own)?;
    let path = built(words);
    fs::create_dir_all(words.join("built"))?;
    fs::write(&path, &file)?;
    println!(
        "{}: {} bytes, {} words, {} questions",
        path.display(),
        file.len(),
        entries.len(),
        questions.records.len()
    );
    Ok(())
}

fn built(words: &Path) -> PathBuf {
    words.join("built/words.bin")
}

/// Opens the built file and passes it to `print`, which writes to the standard output.
fn tell(words: &Path, print: impl FnOnce(&mut io::StdoutLock<'_>, &Words<'_>) -> io::Result<()>) -> io::Result<()> {
    let bytes = fs::read(built(words))?;
    let built = Words::new(&bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    match print(&mut io::stdout().lock(), &built) {
        // The reader closed the pipe, as `words report | head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Hashes the seed argument, so that any text can be a seed.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(byte.into()))
}
