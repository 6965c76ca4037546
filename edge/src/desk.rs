//! The Durable Object of the operators' desk, and the calls to it.

mod object;
mod store;

use lexicon::WordEdits;
use protocol::http::{DeskCounts, EditedWord, ProposedWord, Report};
use protocol::{Edit, Millis};
use rules::ForOperators;
use serde::{Deserialize, Serialize};
use worker::{Env, Result};

use crate::objects;

/// A call to the desk. Rooms of an earlier deployment may send it, so the names of the variants must not change.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    /// Stores a player's message to the operators, sent from `room` at `at`.
    Keep {
        room: String,
        at: Millis,
        message: ForOperators,
    },
    /// Reads the edits that rooms apply, unless their version is `known`.
    Edits {
        known: Option<u64>,
    },
    /// Edits a word, or removes its edit if `edit` is `None`. Returns whether that changed anything.
    Edit {
        word: String,
        edit: Option<Edit>,
    },
    /// Reads the edits with the details that operators see.
    EditedWords,
    Proposals,
    DropProposal {
        word: String,
    },
    /// Drops the proposals of all words with `part` in them.
    DropProposals {
        part: String,
    },
    Reports,
    DropReport {
        id: u64,
    },
    /// Drops all reports with `part` in the name of the room or in the reported player's nickname.
    DropReports {
        part: String,
    },
    Counts,
}

/// The edits and their version, which rises with each edit.
#[derive(Serialize, Deserialize)]
pub(crate) struct Edits {
    pub(crate) version: u64,
    pub(crate) edits: WordEdits,
}

/// Delivers a player's message to the operators. Idempotent: a message that is delivered twice is stored once.
pub(crate) async fn deliver(env: &Env, room: &str, at: Millis, message: ForOperators) -> Result<()> {
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

/// Drops the proposals of all words with `part` in them, and returns their number.
pub(crate) async fn drop_proposals(env: &Env, part: &str) -> Result<u32> {
    call(env, &Call::DropProposals { part: part.to_owned() }).await
}

pub(crate) async fn reports(env: &Env) -> Result<Vec<Report>> {
    call(env, &Call::Reports).await
}

pub(crate) async fn drop_report(env: &Env, id: u64) -> Result<bool> {
    call(env, &Call::DropReport { id }).await
}

/// Drops all reports with `part` in the name of the room or in the reported player's nickname, and returns their number.
pub(crate) async fn drop_reports(env: &Env, part: &str) -> Result<u32> {
    call(env, &Call::DropReports { part: part.to_owned() }).await
}

pub(crate) async fn counts(env: &Env) -> Result<DeskCounts> {
    call(env, &Call::Counts).await
}

async fn call<T: serde::de::DeserializeOwned>(env: &Env, call: &Call) -> Result<T> {
    objects::call_for_json(&objects::singleton(env, "DESK")?, call).await
}
