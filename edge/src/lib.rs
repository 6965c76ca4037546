//! The Cloudflare Worker of 초성한판. It converts the platform's callbacks to inputs of [`rules`], and their effects to
//! I/O. The game's rules themselves are only in [`rules`].

mod api;
mod attempt;
mod block_list;
mod config;
mod desk;
mod directory;
mod guard;
mod limits;
mod log;
mod mqtt;
mod network;
mod objects;
mod operators;
mod platform;
mod precompressed;
mod prometheus;
mod query;
mod read_cache;
mod reads;
mod refused_socket;
mod respond;
mod room;
mod room_page;
mod routes;
mod sockets;
mod words;

use worker::{Context, Env, Request, Response, Result, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    operators::warn_of_short_token(&env);
    routes::handle(request, &env, &context).await
}
