//! API calls about words.

use hangul::{Pattern, normalize};
use lexicon::{Entry, WordEdits};
use protocol::http::{ErrorCode, Word, WordsFound};
use protocol::{Edit, WordList};
use worker::{Env, Request, Response, Result};

use crate::query::query;
use crate::{desk, respond, words};

/// Number of words in a response without a `limit` parameter.
const LIMIT: usize = 100;
/// Maximum of the `limit` parameter.
const LIMIT_MAX: usize = 500;

/// Lists the words of a pattern, including those that operators added, best known first.
pub(super) async fn search(request: &Request, env: &Env) -> Result<Response> {
    let number = |name: &str, default: usize| -> Result<Option<usize>> {
        Ok(query(request, name)?.map_or(Some(default), |value| value.parse().ok()))
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
    let built = words::built()?;
    let edited = built.edited(&edits);
    let mut entries: Vec<Entry> = edited.dictionary.answers(&pattern).collect();
    entries.sort_by_key(|entry| (entry.grade.is_none(), entry.grade, entry.tier));
    let known = entries.into_iter().map(|entry| entry.word);
    let added = edits.added(&pattern).filter(|word| edited.dictionary.entry(word).is_none()).map(str::to_owned);
    // Added words go first, because operators search for these.
    let all: Vec<String> = added.chain(known).filter(|word| edited.accept(&pattern, word, list)).collect();
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

/// Adds or removes a word; `None` undoes an earlier edit. Rooms fetch the change within a minute.
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

/// The body for a word, with the operators' edits applied.
fn describe(word: String, pattern: &Pattern, edits: &WordEdits) -> Result<Word> {
    let words = words::built()?;
    let entry = words.dictionary.entry(&word);
    Ok(Word {
        everyday: words.edited(edits).accept(pattern, &word, WordList::Everyday),
        wide: words.edited(edits).accept(pattern, &word, WordList::Wide),
        tier: entry.as_ref().map(|entry| entry.tier),
        grade: entry.and_then(|entry| entry.grade),
        edit: edits.get(&word),
        unfit: !words.is_mild(&word),
        word,
    })
}
