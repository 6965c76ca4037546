//! The object of the operators' desk, and how others call it.

mod object;
mod store;

use lexicon::WordEdits;
use protocol::http::{DeskCounts, EditedWord, ProposedWord, Report};
use protocol::{Edit, Millis};
use rules::ForOperators;
use serde::{Deserialize, Serialize};
use worker::{Env, Result};

use crate::objects;

/// A call of the desk.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    /// Takes in what a player of `room` tells the operators.
    Keep {
        room: String,
        at: Millis,
        message: ForOperators,
    },
    /// Reads the edits for judging, unless their version is `known`.
    Edits {
        known: Option<u64>,
    },
    /// Edits a word, or takes its edit back. Answers whether that changed anything.
    Edit {
        word: String,
        edit: Option<Edit>,
    },
    /// Reads the edits for people.
    EditedWords,
    Proposals,
    DropProposal {
        word: String,
    },
    Reports,
    DropReport {
        id: u64,
    },
    Counts,
}

/// The edits and their version, which rises with each edit.
#[derive(Serialize, Deserialize)]
pub(crate) struct Edits {
    pub(crate) version: u64,
    pub(crate) edits: WordEdits,
}

/// Hands over what a player tells the operators. Handed over twice, it is kept once.
pub(crate) async fn keep(env: &Env, room: &str, at: Millis, message: ForOperators) -> Result<()> {
    call(env, &Call::Keep { room: room.to_owned(), at, message }).await
}

/// The edits, unless their version is `known`.
pub(crate) async fn edits(env: &Env, known: Option<u64>) -> Result<Option<Edits>> {
    call(env, &Call::Edits { known }).await
}

pub(crate) async fn edit(env: &Env, word: &str, edit: Option<Edit>) -> Result<bool> {
    call(env, &Call::Edit { word: word.to_owned(), edit }).await
}

pub(crate) async fn edited_words(env: &Env) -> Result<Vec<EditedWord>> {
    call(env, &Call::EditedWords).await
}

pub(crate) async fn proposals(env: &Env) -> Result<Vec<ProposedWord>> {
    call(env, &Call::Proposals).await
}

pub(crate) async fn drop_proposal(env: &Env, word: &str) -> Result<bool> {
    call(env, &Call::DropProposal { word: word.to_owned() }).await
}

pub(crate) async fn reports(env: &Env) -> Result<Vec<Report>> {
    call(env, &Call::Reports).await
}

pub(crate) async fn drop_report(env: &Env, id: u64) -> Result<bool> {
    call(env, &Call::DropReport { id }).await
}

pub(crate) async fn counts(env: &Env) -> Result<DeskCounts> {
    call(env, &Call::Counts).await
}

async fn call<T: serde::de::DeserializeOwned>(env: &Env, call: &Call) -> Result<T> {
    objects::get(&objects::only(env, "DESK")?, call).await
}
