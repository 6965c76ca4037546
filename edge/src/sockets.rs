//! Sockets: who may open them, and how one reaches the object of its room.

use protocol::http::ErrorCode;
use serde_json::json;
use worker::{Env, Request, Response, Result};

use crate::attempt::Attempt;
use crate::{config, limits, log, objects};

/// Whether a client may open a socket, which is charged to its network.
pub(crate) async fn admit(
    request: &Request,
    env: &Env,
    network: Option<&str>,
) -> Result<std::result::Result<(), ErrorCode>> {
    let is_upgrade = request.headers().get("Upgrade")?.is_some_and(|value| value.eq_ignore_ascii_case("websocket"));
    if !is_upgrade {
        return Ok(Err(ErrorCode::UpgradeRequired));
    }
    let (origin, host) = (request.headers().get("Origin")?, request.headers().get("Host")?.unwrap_or_default());
    if !is_allowed_origin(origin.as_deref(), &host, &config::allowed_origins(env)) {
        log::warn("turned_away", json!({ "why": "origin", "origin": origin }));
        return Ok(Err(ErrorCode::OriginNotAllowed));
    }
    charge(env, network).await
}

/// Charges a network for a socket, or for what it did with one.
pub(crate) async fn charge(env: &Env, network: Option<&str>) -> Result<std::result::Result<(), ErrorCode>> {
    if limits::record_join(env, network).await? {
        log::warn("turned_away", json!({ "why": "joins" }));
        return Ok(Err(ErrorCode::TooManyRequests));
    }
    Ok(Ok(()))
}

/// Passes a request for a socket to the object of its room, within the limits on wrong codes.
pub(crate) async fn open(attempt: Attempt<'_>, request: Request, env: &Env) -> Result<Response> {
    let object = objects::room(env, attempt.room.as_str())?;
    attempt.limit(env, object.fetch_with_request(request)).await
}

/// Whether a page of `origin` may open sockets: the server's own page, or one whose origin the setting `allowed` lists.
/// Any other page could use up the limits of its visitors' networks. Programs that are not pages send no origin.
fn is_allowed_origin(origin: Option<&str>, host: &str, allowed: &str) -> bool {
    let Some(origin) = origin else { return true };
    let is_own = |(scheme, own): (&str, &str)| matches!(scheme, "http" | "https") && own.eq_ignore_ascii_case(host);
    origin.split_once("://").is_some_and(is_own)
        || allowed.split_whitespace().any(|allowed| allowed.eq_ignore_ascii_case(origin))
}

#[cfg(test)]
mod tests {
    use super::is_allowed_origin;

    const HOST: &str = "hanpan.example";

    #[test]
    fn only_the_own_page_and_listed_origins_may_open_sockets() {
        let allowed = "https://friends.example  http://localhost:3000";
        for origin in
            ["https://hanpan.example", "https://HANPAN.example", "https://Friends.example", "http://localhost:3000"]
        {
            assert!(is_allowed_origin(Some(origin), HOST, allowed), "{origin}");
        }
        for origin in [
            "https://other.example",
            "https://hanpan.example.org",
            "http://friends.example",
            "ftp://hanpan.example",
            "null",
            "",
        ] {
            assert!(!is_allowed_origin(Some(origin), HOST, allowed), "{origin}");
        }
        assert!(!is_allowed_origin(Some("https://friends.example"), HOST, ""));
    }

    #[test]
    fn a_program_without_an_origin_may_open_sockets() {
        assert!(is_allowed_origin(None, HOST, ""));
    }
}
