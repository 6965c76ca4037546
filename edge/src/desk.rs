//! The one object that keeps what concerns operators, and how others ask it: edits of the words, proposals, reports.

mod object;
mod store;

use lexicon::WordEdits;
use protocol::{Edit, Millis};
use rules::ForOperators;
use serde::{Deserialize, Serialize};
use worker::{Env, Result};

use crate::objects;

/// What is asked of the desk.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    /// Keeps what a player of `room` tells.
    Keep {
        room: String,
        at: Millis,
        message: ForOperators,
    },
    /// All edits, if they are not those of version `known`.
    Edits {
        known: Option<u64>,
    },
    /// Edits a word, or takes an edit back. Answers whether that changed anything.
    Edit {
        word: String,
        edit: Option<Edit>,
    },
    /// All edits for people to read.
    Edited,
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

/// The edits and their version, which rises with each.
#[derive(Serialize, Deserialize)]
pub(crate) struct Edits {
    pub(crate) version: u64,
    pub(crate) edits: WordEdits,
}

/// An edit as people read it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Edited {
    word: String,
    edit: Edit,
    time: Millis,
}

/// A word that players miss.
#[derive(Serialize, Deserialize)]
pub(crate) struct Proposed {
    word: String,
    /// How many miss it.
    people: u32,
    /// When somebody did last.
    time: Millis,
}

/// What a player said that another one did not like.
#[derive(Serialize, Deserialize)]
pub(crate) struct Reported {
    id: u64,
    room: String,
    time: Millis,
    player: u32,
    nickname: String,
    reporter: u32,
    said: Vec<Quote>,
}

#[derive(Serialize, Deserialize)]
struct Quote {
    time: Millis,
    text: String,
}

/// How much lies on the desk.
#[derive(Serialize, Deserialize)]
pub(crate) struct Counts {
    pub(crate) proposals: u32,
    pub(crate) reports: u32,
    pub(crate) edits: u32,
}

/// Hands over what a player tells. Handed over twice, it is kept once.
pub(crate) async fn keep(env: &Env, room: &str, at: Millis, message: ForOperators) -> Result<()> {
    ask(env, &Call::Keep { room: room.to_owned(), at, message }).await
}

/// The edits, if they are others than those of version `known`.
pub(crate) async fn edits(env: &Env, known: Option<u64>) -> Result<Option<Edits>> {
    ask(env, &Call::Edits { known }).await
}

pub(crate) async fn edit(env: &Env, word: &str, edit: Option<Edit>) -> Result<bool> {
    ask(env, &Call::Edit { word: word.to_owned(), edit }).await
}

pub(crate) async fn edited(env: &Env) -> Result<Vec<Edited>> {
    ask(env, &Call::Edited).await
}

pub(crate) async fn proposals(env: &Env) -> Result<Vec<Proposed>> {
    ask(env, &Call::Proposals).await
}

pub(crate) async fn drop_proposal(env: &Env, word: &str) -> Result<bool> {
    ask(env, &Call::DropProposal { word: word.to_owned() }).await
}

pub(crate) async fn reports(env: &Env) -> Result<Vec<Reported>> {
    ask(env, &Call::Reports).await
}

pub(crate) async fn drop_report(env: &Env, id: u64) -> Result<bool> {
    ask(env, &Call::DropReport { id }).await
}

pub(crate) async fn counts(env: &Env) -> Result<Counts> {
    ask(env, &Call::Counts).await
}

async fn ask<T: serde::de::DeserializeOwned>(env: &Env, call: &Call) -> Result<T> {
    objects::get(&objects::only(env, "DESK")?, call).await
}
