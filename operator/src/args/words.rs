use clap::{Args, Subcommand};
use hangul::Pattern;

use super::values;

/// What to do about words.
#[derive(Debug, Subcommand)]
pub(crate) enum WordsCommand {
    /// Find the words with these initials, or what is known of one word
    #[command(after_help = SEARCH)]
    Search {
        /// Initials (ㅅㄹ) or a word (서랍)
        #[arg(value_name = "INITIALS|WORD", value_parser = values::sought)]
        sought: Sought,
        #[command(flatten)]
        page: Page,
    },
    /// Take words in: they count in every room within a minute
    Add {
        /// The words
        #[arg(required = true, value_name = "WORD", value_parser = values::word)]
        words: Vec<String>,
    },
    /// Take words out: they count nowhere any more
    Remove {
        /// The words
        #[arg(required = true, value_name = "WORD", value_parser = values::word)]
        words: Vec<String>,
    },
    /// Undo what was done to words by hand: the dictionary decides again
    Undo {
        /// The words
        #[arg(required = true, value_name = "WORD", value_parser = values::word)]
        words: Vec<String>,
    },
    /// List the words that were taken in or out by hand, the latest first
    Edits,
    /// List the words that players miss, the most wanted first
    #[command(after_help = PROPOSALS)]
    Proposals {
        /// Strike these words off the list without taking them in
        #[arg(long, value_name = "WORD", num_args = 1.., value_parser = values::word)]
        done: Vec<String>,
    },
}

/// What is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sought {
    /// All words with these initials.
    Initials(Pattern),
    /// One word.
    Word(String),
}

/// Which of the words with some initials.
#[derive(Debug, Args)]
pub(crate) struct Page {
    /// For initials: the rare words of the wide list too
    #[arg(long)]
    pub wide: bool,
    /// For initials: print so many words, 1 to 500
    #[arg(long, value_name = "N", default_value = "100", value_parser = values::within(1..=500))]
    pub limit: u32,
    /// For initials: skip so many words first
    #[arg(long, value_name = "N", default_value = "0")]
    pub offset: u32,
}

const SEARCH: &str = "\
Examples:
  hanpan words search ㅅㄹ
  hanpan words search ㅅㄹ --wide --limit 500
  hanpan words search 서랍";

const PROPOSALS: &str = "\
Examples:
  hanpan words proposals
  hanpan words add 갓생               # takes it in, and off the list
  hanpan words proposals --done 뷁뷁  # only takes it off the list";
