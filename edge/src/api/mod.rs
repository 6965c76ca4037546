//! The HTTP API: checks who may make a call, and dispatches it by method and route.

mod bundle;
mod desk;
mod figures;
mod input;
mod rooms;
mod words;

use protocol::Edit;
use protocol::http::{ErrorCode, Route};
use worker::{Env, Method, Request, Response, Result};

use crate::operators::only_operators;
use crate::respond;

/// Handles a call. Sockets of rooms are not handled here, so they get 404.
pub(crate) async fn handle(route: Option<Route<'_>>, request: Request, env: &Env) -> Result<Response> {
    use Method::{Delete, Get, Patch, Post, Put};
    let method = match request.method() {
        Method::Head => Get,
        method => method,
    };
    let Some(route) = route.filter(|route| !matches!(route, Route::Socket { .. })) else {
        return respond::error(ErrorCode::NotFound);
    };
    // Calls that anyone may make. Those to a room return more to operators, so they check the token themselves.
    match (&method, route) {
        (Get, Route::Health) => return figures::health(&request, env).await,
        (Get, Route::Rooms) => return rooms::list(&request, env).await,
        (Post, Route::Rooms) => return rooms::create(request, env).await,
        (Get, Route::Room { room }) => return rooms::read(room, &request, env).await,
        (Get, Route::Messages { room }) => return rooms::messages(room, &request, env).await,
        (Get, Route::Bundle { room }) => return bundle::read(room, &request, env).await,
        (Put, Route::Bundle { room }) => return bundle::take(room, request, env).await,
        (Delete, Route::Bundle { room }) => return bundle::drop(room, &request, env).await,
        (_, Route::Rooms | Route::Health | Route::Bundle { .. }) => return respond::error(ErrorCode::MethodNotAllowed),
        _ => {}
    }
    if let Err(code) = only_operators(&request, env).await? {
        return respond::error(code);
    }
    match (method, route) {
        (Patch, Route::Room { room }) => rooms::change(room, request, env).await,
        (Delete, Route::Room { room }) => rooms::close(room, env).await,
        (Post, Route::Rewind { room }) => rooms::rewind(room, request, env).await,
        (Post, Route::Messages { room }) => rooms::announce(room, request, env).await,
        (Delete, Route::Message { room, seq }) => rooms::erase(room, seq, env).await,
        (Delete, Route::Player { room, player }) => rooms::remove(room, player, env).await,
        (Get, Route::Words) => words::search(&request, env).await,
        (Get, Route::Word { word }) => words::look_up(word, env).await,
        (Put, Route::Word { word }) => words::edit(word, Some(Edit::Added), env).await,
        (Delete, Route::Word { word }) => words::edit(word, Some(Edit::Removed), env).await,
        (Delete, Route::WordEdit { word }) => words::edit(word, None, env).await,
        (Get, Route::Edits) => desk::edits(env).await,
        (Get, Route::Proposals) => desk::proposals(env).await,
        (Delete, Route::Proposals) => desk::drop_proposals(&request, env).await,
        (Delete, Route::Proposal { word }) => desk::drop_proposal(word, env).await,
        (Get, Route::Reports) => desk::reports(env).await,
        (Delete, Route::Reports) => desk::drop_reports(&request, env).await,
        (Delete, Route::Report { id }) => desk::drop_report(id, env).await,
        (Get, Route::Stats) => figures::stats(env).await,
        (Get, Route::Metrics) => figures::metrics(env).await,
        _ => respond::error(ErrorCode::MethodNotAllowed),
    }
}
