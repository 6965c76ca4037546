//! Authorises operators: requests whose `Authorization` header has the secret token.

use std::cell::{Cell, RefCell};

use protocol::http::{ErrorCode, OPERATOR_TOKEN_MIN, Operators};
use serde_json::json;
use subtle::ConstantTimeEq;
use worker::{Env, Request, Result};

use crate::block_list::{BlockList, Limit};
use crate::{limits, log};

thread_local! {
    /// The networks that sent too many wrong tokens.
    static BLOCKED: RefCell<BlockList> = const { RefCell::new(BlockList::new()) };
    /// Whether this instance of the Worker has logged that the configured token is too short.
    static HAS_WARNED: Cell<bool> = const { Cell::new(false) };
}

const WRONG_TOKENS: Limit = Limit { limiter: "WRONG_TOKENS", blocked: &BLOCKED };

/// Whether the request has the operators' token. A wrong token is an error rather than `false`, so that an operator
/// notices a typo.
///
/// Tokens of a blocked network are not compared: even the right one gets 429, so that the answers tell nothing.
pub(crate) async fn is_operator(request: &Request, env: &Env) -> Result<Result<bool, ErrorCode>> {
    let Some(header) = request.headers().get("Authorization")? else { return Ok(Ok(false)) };
    let secret = match secret(env) {
        Ok(secret) => secret,
        Err(code) => return Ok(Err(code)),
    };
    let network = limits::network(request, env)?;
    if WRONG_TOKENS.is_blocked(network.as_deref()) {
        return Ok(Err(ErrorCode::TooManyRequests));
    }
    if is_right(&header, &secret) {
        return Ok(Ok(true));
    }
    log::warn("turned_away", json!({ "why": "wrong_token" }));
    let is_over = WRONG_TOKENS.record_alone(env, network.as_deref()).await?;
    Ok(Err(if is_over { ErrorCode::TooManyRequests } else { ErrorCode::Unauthorized }))
}

/// An error unless the request has the operators' token.
pub(crate) async fn only_operators(request: &Request, env: &Env) -> Result<Result<(), ErrorCode>> {
    Ok(match is_operator(request, env).await? {
        Ok(true) => Ok(()),
        Ok(false) => Err(secret(env).err().unwrap_or(ErrorCode::Unauthorized)),
        Err(code) => Err(code),
    })
}

/// Whether the server has operators.
pub(crate) fn operators(env: &Env) -> Operators {
    match secret(env) {
        Ok(_) => Operators::Enabled,
        Err(ErrorCode::OperatorTokenTooShort) => Operators::TokenTooShort,
        Err(_) => Operators::Disabled,
    }
}

/// Logs, once an instance of the Worker, that the configured token is too short.
pub(crate) fn warn_of_short_token(env: &Env) {
    if !HAS_WARNED.replace(true) && operators(env) == Operators::TokenTooShort {
        log::error("short_operator_token", json!({ "characters_min": OPERATOR_TOKEN_MIN }));
    }
}

fn secret(env: &Env) -> std::result::Result<String, ErrorCode> {
    usable(env.secret("ADMIN_TOKEN").ok().map(|secret| secret.to_string()))
}

/// The configured token, if it is long enough. A shorter one could be guessed, so it counts as none.
fn usable(configured: Option<String>) -> std::result::Result<String, ErrorCode> {
    let secret = configured.filter(|secret| !secret.is_empty()).ok_or(ErrorCode::OperatorsDisabled)?;
    if secret.chars().count() < OPERATOR_TOKEN_MIN { Err(ErrorCode::OperatorTokenTooShort) } else { Ok(secret) }
}

/// The token of an `Authorization` header.
pub(crate) fn bearer(header: &str) -> Option<&str> {
    let (_, token) = header.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))?;
    Some(token.trim())
}

/// Compares the token of an `Authorization` header with the server's secret.
fn is_right(header: &str, secret: &str) -> bool {
    let token = bearer(header).unwrap_or_default();
    // In constant time, so that the duration does not reveal how many leading characters are right.
    token.as_bytes().ct_eq(secret.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_token_is_right() {
        for header in ["Bearer s3cret", "bearer s3cret", "Bearer  s3cret "] {
            assert!(is_right(header, "s3cret"), "{header}");
        }
        for header in ["Bearer s3cre", "Bearer s3cretx", "Bearer S3CRET", "Basic s3cret", "s3cret", "Bearer ", ""] {
            assert!(!is_right(header, "s3cret"), "{header}");
        }
    }

    #[test]
    fn a_token_with_fewer_than_24_characters_counts_as_none() {
        let usable = |secret: &str| usable(Some(secret.to_owned()));
        assert_eq!(usable(""), Err(ErrorCode::OperatorsDisabled));
        assert_eq!(super::usable(None), Err(ErrorCode::OperatorsDisabled));
        assert_eq!(usable("twenty-three-characters"), Err(ErrorCode::OperatorTokenTooShort));
        assert_eq!(usable("긴 토큰은 글자 수로 세요"), Err(ErrorCode::OperatorTokenTooShort), "bytes do not count");
        assert!(usable("twenty-four-characters-x").is_ok());
    }
}
