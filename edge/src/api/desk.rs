//! API calls about edits, proposals and reports.

use hangul::normalize;
use protocol::http::{Edits, ErrorCode, Proposals, Reports};
use worker::{Env, Response, Result};

use crate::{desk, respond};

pub(super) async fn edits(env: &Env) -> Result<Response> {
    respond::json(200, &Edits { edits: desk::edited_words(env).await? })
}

pub(super) async fn proposals(env: &Env) -> Result<Response> {
    respond::json(200, &Proposals { proposals: desk::proposals(env).await? })
}

pub(super) async fn drop_proposal(word: &str, env: &Env) -> Result<Response> {
    match desk::drop_proposal(env, &normalize(word)).await? {
        true => respond::done(),
        false => respond::error(ErrorCode::NoSuchWord),
    }
}

pub(super) async fn reports(env: &Env) -> Result<Response> {
    respond::json(200, &Reports { reports: desk::reports(env).await? })
}

pub(super) async fn drop_report(id: &str, env: &Env) -> Result<Response> {
    let Ok(id) = id.parse() else { return respond::error(ErrorCode::NoSuchReport) };
    match desk::drop_report(env, id).await? {
        true => respond::done(),
        false => respond::error(ErrorCode::NoSuchReport),
    }
}
