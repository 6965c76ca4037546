//! How the server is, and how much is going on.

use protocol::Millis;
use protocol::http::{Counters, Counts};
use serde::Serialize;
use worker::{Env, Response, Result};

use super::answer;
use crate::prometheus::{Gauges, prometheus};
use crate::{desk, directory};

#[derive(Serialize)]
struct Health {
    status: &'static str,
    directory: bool,
    desk: bool,
}

/// Whether the objects answer that rooms can do without.
pub(super) async fn health(env: &Env) -> Result<Response> {
    let (directory, desk) = (directory::counts(env).await.is_ok(), desk::counts(env).await.is_ok());
    let status = if directory && desk { "ok" } else { "degraded" };
    answer(200, &Health { status, directory, desk })
}

#[derive(Serialize)]
struct Stats {
    #[serde(flatten)]
    rooms: Counts,
    #[serde(flatten)]
    desk: desk::Counts,
    since: Millis,
    counters: Counters,
}

pub(super) async fn stats(env: &Env) -> Result<Response> {
    let directory::Figures { counts: rooms, counters, since } = directory::figures(env).await?;
    answer(200, &Stats { rooms, desk: desk::counts(env).await?, since, counters })
}

/// The same for Prometheus and its kin.
pub(super) async fn metrics(env: &Env) -> Result<Response> {
    let (figures, desk) = (directory::figures(env).await?, desk::counts(env).await?);
    let gauges = Gauges { counts: figures.counts, proposals: desk.proposals, reports: desk.reports, edits: desk.edits };
    let page = prometheus(&gauges, &figures.counters);
    let response = Response::builder().with_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")?;
    Ok(response.with_header("Cache-Control", "no-store")?.fixed(page.into_bytes()))
}
