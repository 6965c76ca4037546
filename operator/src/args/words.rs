use clap::{Args, Subcommand};

use super::bulk::Bulk;
use super::types::SearchTerm;
use super::values;

/// The subcommands of `hanpan words`.
#[derive(Debug, Subcommand)]
pub(crate) enum WordsCommand {
    /// List the words with these initial consonants, or show one word
    #[command(after_help = SEARCH)]
    Search {
        /// Initial consonants (ㅅㄹ) or a word (서랍)
        #[arg(value_name = "INITIALS|WORD", value_parser = values::search_term)]
        term: SearchTerm,
        #[command(flatten)]
        page: Page,
    },
    /// Add words: every room accepts them within a minute
    Add {
        /// The words
        #[arg(required = true, value_name = "WORD", value_parser = values::word)]
        words: Vec<String>,
    },
    /// Remove words: every room refuses them within a minute
    Remove {
        /// The words
        #[arg(required = true, value_name = "WORD", value_parser = values::word)]
        words: Vec<String>,
    },
    /// Undo the edits of words: the dictionary applies again
    Undo {
        /// The words
        #[arg(required = true, value_name = "WORD", value_parser = values::word)]
        words: Vec<String>,
    },
    /// List the edited words, latest edit first
    Edits,
    /// List the words that players proposed, most proposers first
    #[command(after_help = PROPOSALS)]
    Proposals {
        /// Delete the proposals of these words without adding the words
        #[arg(long, value_name = "WORD", num_args = 1.., value_parser = values::word)]
        done: Vec<String>,
        #[command(flatten)]
        bulk: Bulk,
    },
}

/// Which of the words found are printed.
#[derive(Debug, Args)]
pub(crate) struct Page {
    /// For initial consonants: include the rare words of the wide list
    #[arg(long)]
    pub wide: bool,
    /// For initial consonants: maximum number of words, 1 to 500
    #[arg(long, value_name = "N", default_value = "100", value_parser = values::within(1..=500))]
    pub limit: u32,
    /// For initial consonants: number of words to skip
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
  hanpan words add 갓생               # adds the word and deletes its proposal
  hanpan words proposals --done 뷁뷁  # only deletes the proposal
  hanpan words proposals --done-matching 뷁";
