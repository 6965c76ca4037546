//! The Worker of 초성한판. It turns callbacks into inputs of [`rules`] and effects into I/O; it knows no rule.

mod api;
mod config;
mod desk;
mod directory;
mod limits;
mod log;
mod network;
mod objects;
mod operators;
mod platform;
mod program;
mod prometheus;
mod respond;
mod room;
mod room_page;
mod routes;
mod words;

use worker::{Context, Env, Request, Response, Result, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    routes::handle(request, &env).await
}
