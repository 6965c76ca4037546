//! The Worker of 초성한판. It turns callbacks into inputs of [`game`] and effects into I/O; it knows no rule.

mod api_error;
mod connections;
mod platform;
mod room_call;
mod room_object;
mod rooms;
mod routes;
mod store;

use worker::{Context, Env, Request, Response, Result, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    routes::respond(request, &env).await
}
