//! Operators: clients that send the secret token.

use protocol::http::ErrorCode;
use subtle::ConstantTimeEq;
use worker::{Env, Request, Result};

/// Whether the request carries the operators' token. A wrong token is an error, so that a mistyped one is noticed.
pub(crate) fn is_operator(request: &Request, env: &Env) -> Result<Result<bool, ErrorCode>> {
    let Some(header) = request.headers().get("Authorization")? else { return Ok(Ok(false)) };
    let Some(secret) = secret(env) else { return Ok(Err(ErrorCode::OperatorsDisabled)) };
    let token = header.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let token = token.map_or("", |(_, token)| token.trim());
    let is_right: bool = token.as_bytes().ct_eq(secret.as_bytes()).into();
    Ok(if is_right { Ok(true) } else { Err(ErrorCode::Unauthorized) })
}

/// An error unless the request carries the operators' token.
pub(crate) fn only_operators(request: &Request, env: &Env) -> Result<Result<(), ErrorCode>> {
    Ok(is_operator(request, env)?.and_then(|is_operator| match is_operator {
        true => Ok(()),
        false if secret(env).is_some() => Err(ErrorCode::Unauthorized),
        false => Err(ErrorCode::OperatorsDisabled),
    }))
}

fn secret(env: &Env) -> Option<String> {
    env.secret("ADMIN_TOKEN").ok().map(|secret| secret.to_string()).filter(|secret| !secret.is_empty())
}
