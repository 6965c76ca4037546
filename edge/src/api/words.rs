//! Calls about words.

use hangul::{Pattern, normalize};
use lexicon::{Entry, WordEdits};
use protocol::http::{ErrorCode, Word, WordsFound};
use protocol::{Edit, WordList};
use worker::{Env, Request, Response, Result};

use super::input::query;
use crate::{desk, respond, words};

/// Words in one answer, unless the request names another limit.
const LIMIT: usize = 100;
/// The highest limit that a request may name.
const LIMIT_MAX: usize = 500;

/// The words of a pattern, best known first, including those that operators added.
pub(super) async fn search(request: &Request, env: &Env) -> Result<Response> {
    let number = |name: &str, otherwise: usize| -> Result<Option<usize>> {
        Ok(query(request, name)?.map_or(Some(otherwise), |value| value.parse().ok()))
    };
    let pattern = query(request, "pattern")?.and_then(|pattern| Pattern::parse(&normalize(&pattern)));
    let list = match query(request, "list")?.as_deref() {
        None | Some("everyday") => Some(WordList::Everyday),
        Some("wide") => Some(WordList::Wide),
        Some(_) => None,
    };
    let (offset, limit) = (number("offset", 0)?, number("limit", LIMIT)?);
    let (Some(pattern), Some(list), Some(offset), Some(limit)) = (pattern, list, offset, limit) else {
        return respond::error(ErrorCode::Malformed);
    };
    let edits = edits(env).await?;
    let judge = words::built()?;
    let judge = judge.edited(&edits);
    let mut entries: Vec<Entry> = judge.dictionary.answers(&pattern).collect();
    entries.sort_by_key(|entry| (entry.grade.is_none(), entry.grade, entry.tier));
    let known = entries.into_iter().map(|entry| entry.word);
    let added = edits.added(&pattern).filter(|word| judge.dictionary.entry(word).is_none()).map(str::to_owned);
    // Added words first, because operators search for these.
    let all: Vec<String> = added.chain(known).filter(|word| judge.accept(&pattern, word, list)).collect();
    let count = all.len() as u64;
    let shown = all.into_iter().skip(offset).take(limit.min(LIMIT_MAX));
    let words = shown.map(|word| describe(word, &pattern, &edits)).collect::<Result<_>>()?;
    respond::json(200, &WordsFound { pattern, count, words })
}

pub(super) async fn look_up(word: &str, env: &Env) -> Result<Response> {
    let word = normalize(word);
    match Pattern::of(&word) {
        Some(pattern) => respond::json(200, &describe(word, &pattern, &edits(env).await?)?),
        None => respond::error(ErrorCode::Malformed),
    }
}

/// Adds or removes a word, or undoes that. Rooms learn of it within a minute.
pub(super) async fn edit(word: &str, edit: Option<Edit>, env: &Env) -> Result<Response> {
    let word = normalize(word);
    if Pattern::of(&word).is_none() {
        return respond::error(ErrorCode::Malformed);
    }
    if !desk::edit(env, &word, edit).await? {
        return respond::error(ErrorCode::NoSuchWord);
    }
    look_up(&word, env).await
}

async fn edits(env: &Env) -> Result<WordEdits> {
    Ok(desk::edits(env, None).await?.map(|edits| edits.edits).unwrap_or_default())
}

/// What is known of a word, with the operators' edits.
fn describe(word: String, pattern: &Pattern, edits: &WordEdits) -> Result<Word> {
    let words = words::built()?;
    let entry = words.dictionary.entry(&word);
    Ok(Word {
        everyday: words.edited(edits).accept(pattern, &word, WordList::Everyday),
        wide: words.edited(edits).accept(pattern, &word, WordList::Wide),
        tier: entry.as_ref().map(|entry| entry.tier),
        grade: entry.and_then(|entry| entry.grade),
        edit: edits.get(&word),
        word,
    })
}
