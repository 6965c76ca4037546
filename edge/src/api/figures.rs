//! API calls about the whole server: health, statistics and metrics.

use protocol::http::{Health, Stats, Status};
use worker::{Env, Request, Response, Result};

use crate::operators::operators;
use crate::prometheus::{Gauges, prometheus};
use crate::{desk, directory, limits, reads, respond};

/// Reports whether the directory and the desk respond. Rooms can be played without either.
pub(super) async fn health(request: &Request, env: &Env) -> Result<Response> {
    reads::answer(env, limits::network(request, env)?.as_deref(), "health", ask_for_health(env)).await
}

async fn ask_for_health(env: &Env) -> Result<Response> {
    let (directory, desk) = (directory::counts(env).await.is_ok(), desk::counts(env).await.is_ok());
    let status = if directory && desk { Status::Ok } else { Status::Degraded };
    respond::json(200, &Health { status, directory, desk, operators: operators(env) })
}

pub(super) async fn stats(env: &Env) -> Result<Response> {
    let directory::Figures { counts: rooms, counters, since } = directory::figures(env).await?;
    respond::json(200, &Stats { rooms, desk: desk::counts(env).await?, since, counters })
}

pub(super) async fn metrics(env: &Env) -> Result<Response> {
    let (figures, desk) = (directory::figures(env).await?, desk::counts(env).await?);
    let page = prometheus(&Gauges { rooms: figures.counts, desk }, &figures.counters);
    let response = Response::builder().with_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")?;
    Ok(response.with_header("Cache-Control", "no-store")?.fixed(page.into_bytes()))
}
