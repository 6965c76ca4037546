//! Writes `words.bin` in the layout of [`lexicon::format`].

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::io;

use hangul::{Pattern, split};
use lexicon::format::{BLOCK, Head, MAGIC, SYLLABLES};
use lexicon::key::{Key, Syllables};
use lexicon::{Clue, Entry, QuestionRecord};

use crate::questions::Questions;
use crate::sources::Own;

/// Encodes the whole file.
pub(crate) fn encode(entries: &[Entry], questions: &Questions, own: &Own) -> io::Result<Vec<u8>> {
    let syllables = syllables(entries);
    let mut words = keys(entries, Syllables(&syllables))?;
    words.sort_unstable();
    let (index, list) = list(&words)?;
    let clues = Clue::encode_all(&questions.clues).ok_or_else(|| invalid("the clues are too large"))?;
    let questions: Vec<u8> = questions.records.iter().flat_map(QuestionRecord::encode).collect();
    let [foul, endings, never] = [&own.chat_foul, &own.chat_endings, &own.never_accepted].map(lines);
    let unfit = own.unfit.clone().into_bytes();
    let sections = [syllables, index, list, questions, clues, foul, endings, unfit, never];

    let mut file = MAGIC.to_vec();
    for section in &sections {
        file.extend(offset(section.len())?.to_le_bytes());
    }
    file.extend(sections.concat());
    Ok(file)
}

/// Encodes words as sorted lines, which the chat filter searches by bisection.
fn lines(words: &BTreeSet<String>) -> Vec<u8> {
    words.iter().flat_map(|word| [word.as_str(), "\n"]).collect::<String>().into_bytes()
}

/// The two tables from vowel-jongseong pairs to ranks and back. The most frequent pairs get the lowest ranks, which
/// makes the keys of their words shorter.
fn syllables(entries: &[Entry]) -> Vec<u8> {
    let mut uses = [0u32; SYLLABLES];
    for (_, rest) in entries.iter().flat_map(|entry| entry.word.chars()).filter_map(split) {
        uses[usize::from(rest)] += 1;
    }
    let mut by_rank: Vec<usize> = (0..SYLLABLES).collect();
    by_rank.sort_by_key(|&rest| (Reverse(uses[rest]), rest));
    let mut ranks = vec![0; SYLLABLES];
    for (rank, &rest) in by_rank.iter().enumerate() {
        ranks[rest] = rank;
    }
    // Ranks and pairs are below 588, so the cast loses nothing.
    ranks.into_iter().chain(by_rank).flat_map(|value| (value as u16).to_le_bytes()).collect()
}

fn keys(entries: &[Entry], syllables: Syllables<'_>) -> io::Result<Vec<(Key, u8)>> {
    let key = |entry: &Entry| {
        let pattern = Pattern::of(&entry.word)?;
        Some((Key::of(&entry.word, &pattern, syllables)?, entry.flags()))
    };
    entries.iter().map(|entry| key(entry).ok_or_else(|| invalid(&entry.word))).collect()
}

/// Encodes the sections `index` and `list`.
fn list(words: &[(Key, u8)]) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let (mut index, mut list) = (Vec::new(), Vec::new());
    for block in words.chunks(BLOCK) {
        index.extend(offset(list.len())?.to_le_bytes());
        let mut before: &[u8] = &[];
        for (key, flags) in block {
            let key = key.as_bytes();
            let shared = before.iter().zip(key).take_while(|(a, b)| a == b).count();
            let shared = shared.min(usize::from(Head::MOST_SHARED));
            let own = &key[shared..];
            // A key has at most 18 bytes, so both lengths fit a `u8`.
            list.extend(Head { shared: shared as u8, own: own.len() as u8, flags: *flags }.encode());
            list.extend(own);
            before = key;
        }
    }
    Ok((index, list))
}

fn offset(bytes: usize) -> io::Result<u32> {
    u32::try_from(bytes).map_err(|_| invalid("the file is too large"))
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}
