use clap::Args;
use clap::builder::NonEmptyStringValueParser;

/// Deleting many proposals or reports at once.
#[derive(Debug, Args)]
pub(crate) struct Bulk {
    /// Delete all with this text in the word, or in the room's name or the reported nickname
    #[arg(long, value_name = "TEXT", conflicts_with = "done", value_parser = NonEmptyStringValueParser::new())]
    done_matching: Option<String>,
    /// Delete all
    #[arg(long, conflicts_with_all = ["done", "done_matching"])]
    done_all: bool,
}

impl Bulk {
    /// The text that those to be deleted have in them: empty for all, `None` if none are to be deleted.
    pub fn part(&self) -> Option<&str> {
        if self.done_all { Some("") } else { self.done_matching.as_deref() }
    }
}
