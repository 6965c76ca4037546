//! What the judge knows: searching the words and editing them.

use hangul::{Pattern, normalize};
use lexicon::{Entry, WordEdits};
use protocol::{Edit, Grade, Tier, WordList};
use serde::Serialize;
use worker::{Env, Request, Response, Result};

use super::{ApiError, answer, query};
use crate::{desk, words};

/// So many words are answered at once, unless asked otherwise.
const LIMIT: usize = 100;
const LIMIT_MAX: usize = 500;

/// A word, and whether it counts now.
#[derive(Serialize)]
struct Word {
    word: String,
    everyday: bool,
    wide: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<Tier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<Grade>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<Edit>,
}

impl Word {
    fn new(word: String, pattern: &Pattern, edits: &WordEdits) -> Result<Self> {
        let words = words::built()?;
        let entry = words.dictionary.entry(&word);
        Ok(Self {
            everyday: words.edited(edits).accept(pattern, &word, WordList::Everyday),
            wide: words.edited(edits).accept(pattern, &word, WordList::Wide),
            tier: entry.as_ref().map(|entry| entry.tier),
            grade: entry.and_then(|entry| entry.grade),
            edit: edits.get(&word),
            word,
        })
    }
}

#[derive(Serialize)]
struct Found {
    pattern: Pattern,
    count: usize,
    words: Vec<Word>,
}

/// The words with some initials, the best known first, with those that operators added.
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
        return ApiError::MALFORMED.response();
    };
    let edits = edits(env).await?;
    let judge = words::built()?;
    let judge = judge.edited(&edits);
    let mut entries: Vec<Entry> = judge.dictionary.answers(&pattern).collect();
    entries.sort_by_key(|entry| (entry.grade.is_none(), entry.grade, entry.tier));
    let known = entries.into_iter().map(|entry| entry.word);
    let added = edits.added(&pattern).filter(|word| judge.dictionary.entry(word).is_none()).map(str::to_owned);
    // Added ones first: that is what an operator looks for.
    let all: Vec<String> = added.chain(known).filter(|word| judge.accept(&pattern, word, list)).collect();
    let count = all.len();
    let shown = all.into_iter().skip(offset).take(limit.min(LIMIT_MAX));
    let words = shown.map(|word| Word::new(word, &pattern, &edits)).collect::<Result<_>>()?;
    answer(200, &Found { pattern, count, words })
}

pub(super) async fn look_up(word: &str, env: &Env) -> Result<Response> {
    let word = normalize(word);
    match Pattern::of(&word) {
        Some(pattern) => answer(200, &Word::new(word, &pattern, &edits(env).await?)?),
        None => ApiError::MALFORMED.response(),
    }
}

/// Takes a word in or out, or takes that back. Rooms hear of it within a minute.
pub(super) async fn edit(word: &str, edit: Option<Edit>, env: &Env) -> Result<Response> {
    let word = normalize(word);
    if Pattern::of(&word).is_none() {
        return ApiError::MALFORMED.response();
    }
    if !desk::edit(env, &word, edit).await? {
        return ApiError::NO_SUCH_WORD.response();
    }
    look_up(&word, env).await
}

async fn edits(env: &Env) -> Result<WordEdits> {
    Ok(desk::edits(env, None).await?.map(|edits| edits.edits).unwrap_or_default())
}
