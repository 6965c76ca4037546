//! What lies on the operators' desk.

use hangul::normalize;
use serde::Serialize;
use worker::{Env, Response, Result};

use super::{ApiError, answer, done};
use crate::desk;

#[derive(Serialize)]
struct Edits {
    edits: Vec<desk::Edited>,
}

pub(super) async fn edits(env: &Env) -> Result<Response> {
    answer(200, &Edits { edits: desk::edited(env).await? })
}

#[derive(Serialize)]
struct Proposals {
    proposals: Vec<desk::Proposed>,
}

pub(super) async fn proposals(env: &Env) -> Result<Response> {
    answer(200, &Proposals { proposals: desk::proposals(env).await? })
}

pub(super) async fn drop_proposal(word: &str, env: &Env) -> Result<Response> {
    if desk::drop_proposal(env, &normalize(word)).await? { done() } else { ApiError::NO_SUCH_WORD.response() }
}

#[derive(Serialize)]
struct Reports {
    reports: Vec<desk::Reported>,
}

pub(super) async fn reports(env: &Env) -> Result<Response> {
    answer(200, &Reports { reports: desk::reports(env).await? })
}

pub(super) async fn drop_report(id: &str, env: &Env) -> Result<Response> {
    let Ok(id) = id.parse() else { return ApiError::NO_SUCH_REPORT.response() };
    if desk::drop_report(env, id).await? { done() } else { ApiError::NO_SUCH_REPORT.response() }
}
