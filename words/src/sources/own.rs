//! Our own lists: plain text, one word a line; what follows `#` is a comment.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use game::hangul::Pattern;

use super::clean;

/// The lists that were written by hand.
#[derive(Default)]
pub(crate) struct Own {
    /// Words that the dictionaries lack: `added/*.txt`.
    pub(crate) added: BTreeSet<String>,
    /// Words that are never accepted: `lists/never_accepted.txt`.
    pub(crate) never_accepted: BTreeSet<String>,
    /// Words that count but are neither asked for nor shown, for their subject: `lists/never_shown.txt`.
    pub(crate) never_shown: BTreeSet<String>,
    /// Nouns by grammar that nobody would think of as an answer: `lists/function_words.txt`.
    pub(crate) function_words: BTreeSet<String>,
    /// Initials that are read as slang: `lists/slang_patterns.txt`.
    pub(crate) slang_patterns: BTreeSet<Pattern>,
}

impl Own {
    pub(super) fn read(words: &Path) -> io::Result<Self> {
        let list = |name: &str| read_words(&words.join("lists").join(name));
        let slang_patterns = fs::read_to_string(words.join("lists/slang_patterns.txt"))?;
        let mut own = Self {
            added: BTreeSet::new(),
            never_accepted: list("never_accepted.txt")?,
            never_shown: list("never_shown.txt")?,
            function_words: list("function_words.txt")?,
            slang_patterns: items(&slang_patterns).filter_map(Pattern::parse).collect(),
        };
        for file in text_files(&words.join("added"))? {
            own.added.extend(read_words(&file)?);
        }
        Ok(own)
    }
}

/// The `.txt` files of a folder, by name; none if there is no such folder.
fn text_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    let mut files: Vec<_> = entries.iter().map(fs::DirEntry::path).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    Ok(files)
}

fn read_words(path: &Path) -> io::Result<BTreeSet<String>> {
    let text = fs::read_to_string(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    Ok(items(&text).filter_map(clean).collect())
}

/// The lines without comments, the empty ones left out.
fn items(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}
