//! Authorises operators: requests whose `Authorization` header has the secret token.

use protocol::http::ErrorCode;
use subtle::ConstantTimeEq;
use worker::{Env, Request, Result};

/// Whether the request has the operators' token. A wrong token is an error rather than `false`, so that an operator
/// notices a typo.
pub(crate) fn is_operator(request: &Request, env: &Env) -> Result<Result<bool, ErrorCode>> {
    let header = request.headers().get("Authorization")?;
    Ok(check(header.as_deref(), secret(env).as_deref()))
}

/// An error unless the request has the operators' token.
pub(crate) fn only_operators(request: &Request, env: &Env) -> Result<Result<(), ErrorCode>> {
    let header = request.headers().get("Authorization")?;
    Ok(require(header.as_deref(), secret(env).as_deref()))
}

fn secret(env: &Env) -> Option<String> {
    env.secret("ADMIN_TOKEN").ok().map(|secret| secret.to_string()).filter(|secret| !secret.is_empty())
}

/// Compares the token of an `Authorization` header with the server's secret.
fn check(header: Option<&str>, secret: Option<&str>) -> Result<bool, ErrorCode> {
    let Some(header) = header else { return Ok(false) };
    let secret = secret.ok_or(ErrorCode::OperatorsDisabled)?;
    let token = header.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let token = token.map_or("", |(_, token)| token.trim());
    // In constant time, so that the duration does not reveal how many leading characters are right.
    let is_right: bool = token.as_bytes().ct_eq(secret.as_bytes()).into();
    if is_right { Ok(true) } else { Err(ErrorCode::Unauthorized) }
}

fn require(header: Option<&str>, secret: Option<&str>) -> Result<(), ErrorCode> {
    match check(header, secret)? {
        true => Ok(()),
        false if secret.is_some() => Err(ErrorCode::Unauthorized),
        false => Err(ErrorCode::OperatorsDisabled),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: Option<&str> = Some("s3cret");

    #[test]
    fn the_right_token_is_an_operators_and_a_wrong_one_is_an_error() {
        for header in ["Bearer s3cret", "bearer s3cret", "Bearer  s3cret "] {
            assert_eq!(check(Some(header), SECRET), Ok(true), "{header}");
        }
        for header in ["Bearer s3cre", "Bearer s3cretx", "Bearer S3CRET", "Basic s3cret", "s3cret", "Bearer ", ""] {
            assert_eq!(check(Some(header), SECRET), Err(ErrorCode::Unauthorized), "{header}");
        }
        assert_eq!(check(None, SECRET), Ok(false));
    }

    #[test]
    fn a_call_for_operators_needs_the_token() {
        assert_eq!(require(Some("Bearer s3cret"), SECRET), Ok(()));
        assert_eq!(require(Some("Bearer wrong"), SECRET), Err(ErrorCode::Unauthorized));
        assert_eq!(require(None, SECRET), Err(ErrorCode::Unauthorized));
    }

    #[test]
    fn without_a_secret_nobody_is_an_operator() {
        assert_eq!(check(Some("Bearer "), None), Err(ErrorCode::OperatorsDisabled));
        assert_eq!(check(None, None), Ok(false));
        assert_eq!(require(None, None), Err(ErrorCode::OperatorsDisabled));
    }
}
