//! API calls about edits, proposals and reports.

use hangul::normalize;
use protocol::http::{Dropped, Edits, ErrorCode, Proposals, Reports};
use worker::{Env, Request, Response, Result};

use crate::query::query;
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

/// Drops the proposals of all words, or of those with the parameter `matching` in them.
pub(super) async fn drop_proposals(request: &Request, env: &Env) -> Result<Response> {
    let part = query(request, "matching")?.unwrap_or_default();
    respond::json(200, &Dropped { dropped: desk::drop_proposals(env, &normalize(&part)).await? })
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

/// Drops all reports, or those with the parameter `matching` in the name of the room or in the reported player's nickname.
pub(super) async fn drop_reports(request: &Request, env: &Env) -> Result<Response> {
    let part = query(request, "matching")?.unwrap_or_default();
    respond::json(200, &Dropped { dropped: desk::drop_reports(env, &normalize(&part)).await? })
}
