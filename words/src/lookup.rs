//! Shows an operator whether the game accepts a word, how it asks a pattern, and which source and rule decide.

use std::io::{self, Write};
use std::path::Path;

use hangul::Pattern;
use lexicon::{Entry, QuestionRecord, Words};
use protocol::WordList;
use unicode_normalization::UnicodeNormalization;

use crate::answers::{self, Answer, Refusal};
use crate::sources::{Sources, Zipf};
use crate::spelling;

/// Prints what is known about each text, which is a word or a pattern.
pub(crate) fn print(out: &mut impl Write, built: &Words<'_>, words: &Path, texts: &[&str]) -> io::Result<()> {
    // Read on first use: it takes a second, and patterns do not need the sources.
    let mut sources: Option<Option<Sources>> = None;
    for text in texts {
        let text: String = text.nfc().collect();
        match (Pattern::parse(&text), Pattern::of(&text)) {
            (Some(pattern), _) => print_pattern(out, built, &pattern)?,
            (None, Some(pattern)) => {
                print_word(out, built, &pattern, &text)?;
                match sources.get_or_insert_with(|| Sources::read(words).ok()) {
                    Some(sources) => print_provenance(out, sources, &text)?,
                    None => writeln!(out, "  sources     not downloaded: run words/fetch.sh")?,
                }
            }
            (None, None) => writeln!(out, "{text}: neither 2 to 6 complete syllables nor 2 to 6 choseong")?,
        }
    }
    Ok(())
}

fn print_pattern(out: &mut impl Write, built: &Words<'_>, pattern: &Pattern) -> io::Result<()> {
    let answers: Vec<Entry> = built.dictionary.answers(pattern).collect();
    let listed = |list| answers.iter().filter(move |entry| entry.list == list).count();
    let (everyday, wide) = (listed(WordList::Everyday), listed(WordList::Wide));
    writeln!(out, "{pattern}: {everyday} everyday answers, {wide} more in the wide list")?;
    writeln!(out, "  question    {}", asked(built.questions.record(pattern)))?;
    for clue in built.questions.clues(pattern) {
        writeln!(
            out,
            "  clue        {}, {}, {}: {}",
            clue.word,
            clue.topic.label(),
            clue.difficulty.label(),
            clue.text
        )?;
    }
    let words = |fits: &dyn Fn(&&Entry) -> bool| {
        let fitting: Vec<_> = answers.iter().filter(fits).map(|entry| entry.word.as_str()).collect();
        fitting.join(" ")
    };
    writeln!(out, "  familiar    {}", words(&|entry| entry.is_familiar()))?;
    writeln!(out, "  everyday    {}", words(&|entry| entry.list == WordList::Everyday && !entry.is_familiar()))?;
    writeln!(out, "  wide only   {}", words(&|entry| entry.list == WordList::Wide))
}

fn asked(record: Option<QuestionRecord>) -> String {
    match record {
        None => "never asked: a slang pattern, or no clue and too few familiar answers".to_owned(),
        Some(QuestionRecord { bare: Some(difficulty), familiar, clues, .. }) => {
            format!("asked as {}, with {familiar} familiar answers and {clues} clues", difficulty.label())
        }
        Some(QuestionRecord { clues, .. }) => format!("asked only with one of its {clues} clues"),
    }
}

fn print_word(out: &mut impl Write, built: &Words<'_>, pattern: &Pattern, word: &str) -> io::Result<()> {
    let Some(entry) = built.dictionary.entry(word) else {
        return writeln!(out, "{word} ({pattern}): refused in every room");
    };
    match entry.list {
        WordList::Everyday => writeln!(out, "{word} ({pattern}): accepted in every room")?,
        WordList::Wide => writeln!(out, "{word} ({pattern}): accepted only in rooms with the word list 넓게")?,
    }
    writeln!(out, "  tier        {:?}", entry.tier)?;
    let hidden = if entry.may_be_shown { "" } else { "; never asked for or shown" };
    if !built.is_mild(word) {
        writeln!(out, "  unfit       where only mild words count (words/lists/unfit.txt)")?;
    }
    match entry.grade {
        Some(grade) => writeln!(out, "  familiar    {grade:?}{hidden}")?,
        None => writeln!(out, "  familiar    no: never used as an example{hidden}")?,
    }
    writeln!(out, "  its pattern {}", asked(built.questions.record(pattern)))?;
    for clue in built.questions.clues(pattern).filter(|clue| clue.word == word) {
        writeln!(out, "  clue        {}, {}: {}", clue.topic.label(), clue.difficulty.label(), clue.text)?;
    }
    Ok(())
}

/// Prints which sources list the word, its frequency, and the rule that refuses it, if any.
fn print_provenance(out: &mut impl Write, sources: &Sources, word: &str) -> io::Result<()> {
    let own = &sources.own;
    let found = [
        ("HanDic", sources.handic.contains_key(word)),
        ("표준국어대사전", sources.standard.contains(word)),
        ("mecab-ko-dic as a noun", sources.mecab.simple.contains(word)),
        ("mecab-ko-dic as a compound", sources.mecab.compounds.contains(word)),
        ("mecab-ko-dic as an adverb or root", sources.mecab.adverbs.contains(word)),
        ("words/curated", own.curated_words.contains(word)),
        ("words/lists/never_accepted.txt", own.never_accepted.contains(word)),
        ("words/lists/never_shown.txt", own.never_shown.contains(word)),
        ("words/lists/never_examples.txt", own.never_examples.contains(word)),
    ];
    let added = own.added.get(word).map(|file| format!("words/added/{file}"));
    let names: Vec<String> =
        found.into_iter().filter(|(_, has)| *has).map(|(name, _)| name.to_owned()).chain(added).collect();
    writeln!(out, "  found in    {}", if names.is_empty() { "no source".to_owned() } else { names.join(", ") })?;
    match sources.zipf(word) {
        Zipf(0) => writeln!(out, "  frequency   not listed in wordfreq")?,
        Zipf(zipf) => writeln!(out, "  frequency   Zipf {}.{:02}", zipf / 100, zipf % 100)?,
    }
    match answers::judge(sources, word) {
        Err(refusal) => writeln!(out, "  refused     {}", reason(&refusal)),
        Ok(Answer { list: WordList::Wide, .. }) => match spelling::meant(sources, word) {
            Some(meant) => writeln!(out, "  wide only   looks like a misspelling of {meant}"),
            None => Ok(()),
        },
        Ok(_) => Ok(()),
    }
}

fn reason(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NeverAccepted => "listed in words/lists/never_accepted.txt".to_owned(),
        Refusal::Unknown => "no source lists it as a noun".to_owned(),
        Refusal::Northern(southern) => format!("North Korean spelling of {southern}"),
        Refusal::Archaic => "contains a syllable that standard spelling no longer uses in nouns".to_owned(),
        Refusal::Reduplicated => "repeats one part (like 반짝반짝), as adverbs do".to_owned(),
        Refusal::Adverb => "an adverb, interjection or root in mecab-ko-dic, not a noun".to_owned(),
        Refusal::Uncorroborated => "a long headword that mecab-ko-dic does not list as a noun".to_owned(),
        Refusal::NotLikelyANoun => {
            "listed only in mecab-ko-dic, whose likeliest reading is not a common noun".to_owned()
        }
        Refusal::Short => "listed only in mecab-ko-dic, which does not suffice for two syllables".to_owned(),
        Refusal::Misspelled(meant) => format!("listed only in mecab-ko-dic, and looks like a misspelling of {meant}"),
        Refusal::Unused => "listed only in mecab-ko-dic, short, and not listed in wordfreq".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup(texts: &[&str]) -> String {
        let built = Words::new(include_bytes!("../built/words.bin")).unwrap();
        let mut out = Vec::new();
        // The folder does not exist, so the sources are reported as not downloaded.
        print(&mut out, &built, Path::new("/nowhere"), texts).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_word_is_printed_with_its_verdict_tier_and_clue() {
        let told = lookup(&["서랍", "개새끼"]);
        for part in
            ["서랍 (ㅅㄹ): accepted in every room", "Handic", "물건, 쉬움: ", "개새끼 (ㄱㅅㄲ): refused in every room"]
        {
            assert!(told.contains(part), "{part}: {told}");
        }
    }

    #[test]
    fn a_pattern_is_printed_with_its_answers_and_difficulty() {
        let told = lookup(&["ㅅㄹ", "ㅅㅂ", "hello"]);
        for part in ["familiar", " 서랍", "asked as 쉬움", "never asked: ", "hello: neither"] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
}
