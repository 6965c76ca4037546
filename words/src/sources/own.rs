//! Reads our own lists: plain text, one word per line, comments from `#` to the end of the line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use hangul::Pattern;
use lexicon::Clue;

use super::{clean, variants};
use crate::curated;

/// The hand-written lists.
#[derive(Default)]
pub(crate) struct Own {
    /// Words that the dictionaries lack, mapped to the name of their file: `added/*.txt`.
    pub(crate) added: BTreeMap<String, String>,
    /// Words with clues, those of one pattern adjacent: `curated/*.tsv`.
    pub(crate) curated: Vec<Clue>,
    /// The words of [`Own::curated`].
    pub(crate) curated_words: BTreeSet<String>,
    /// Words that are never accepted: `lists/never_accepted.txt`.
    pub(crate) never_accepted: BTreeSet<String>,
    /// Words on distressing subjects, accepted but neither asked for nor shown: `lists/never_shown.txt`.
    pub(crate) never_shown: BTreeSet<String>,
    /// Entries of words that are accepted, but not where only mild words count: `lists/unfit.txt`.
    pub(crate) unfit: String,
    /// Words that are accepted but are poor examples: `lists/never_examples.txt`.
    pub(crate) never_examples: BTreeSet<String>,
    /// What the chat filter masks: `lists/chat_foul.txt`. Entries may have jamo, digits and Latin letters.
    pub(crate) chat_foul: BTreeSet<String>,
    /// Particles and endings that a foul word may carry: `lists/chat_suffixes.txt`.
    pub(crate) chat_endings: BTreeSet<String>,
    /// Patterns that players read as slang: `lists/slang_patterns.txt`.
    pub(crate) slang_patterns: BTreeSet<Pattern>,
    /// Patterns that players type to say something, asked only with a clue: `lists/chat_patterns.txt`.
    pub(crate) chat_patterns: BTreeSet<Pattern>,
}

impl Own {
    /// Reads all lists below `words`, the folder of this crate.
    pub(crate) fn read(words: &Path) -> io::Result<Self> {
        let list = |name: &str| read_words(&words.join("lists").join(name));
        let curated = curated::read(&words.join("curated"))?;
        let mut own = Self {
            added: BTreeMap::new(),
            curated_words: curated.iter().map(|clue| clue.word.clone()).collect(),
            curated,
            never_accepted: list("never_accepted.txt")?,
            never_shown: list("never_shown.txt")?,
            unfit: read_text(&words.join("lists/unfit.txt"))
                .map(|text| items(&text).map(|entry| entry.to_owned() + "\n").collect())?,
            never_examples: list("never_examples.txt")?,
            chat_foul: read_lines(&words.join("lists/chat_foul.txt"))?
                .iter()
                .flat_map(|line| variants::all(line))
                .collect(),
            chat_endings: read_lines(&words.join("lists/chat_suffixes.txt"))?,
            slang_patterns: read_patterns(&words.join("lists/slang_patterns.txt"))?,
            chat_patterns: read_patterns(&words.join("lists/chat_patterns.txt"))?,
        };
        for file in text_files(&words.join("added"))? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            own.added.extend(read_words(&file)?.into_iter().map(|word| (word, name.clone())));
        }
        Ok(own)
    }
}

/// The `.txt` files of a folder, sorted by name. Empty if the folder does not exist.
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
    Ok(items(&read_text(path)?).filter_map(clean).collect())
}

fn read_patterns(path: &Path) -> io::Result<BTreeSet<Pattern>> {
    Ok(items(&read_text(path)?).filter_map(Pattern::parse).collect())
}

fn read_lines(path: &Path) -> io::Result<BTreeSet<String>> {
    Ok(items(&read_text(path)?).map(str::to_owned).collect())
}

fn read_text(path: &Path) -> io::Result<String> {
    fs::read_to_string(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

/// The non-empty lines without their comments.
pub(crate) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}
