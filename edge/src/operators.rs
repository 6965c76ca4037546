//! Who is an operator: whoever has the secret token.

use subtle::ConstantTimeEq;
use worker::{Env, Request, Result};

use crate::api::ApiError;

/// Whether the request comes from an operator. A token that is wrong is an error, not a stranger.
pub(crate) fn is_operator(request: &Request, env: &Env) -> Result<Result<bool, ApiError>> {
    let Some(header) = request.headers().get("Authorization")? else { return Ok(Ok(false)) };
    let Some(secret) = secret(env) else { return Ok(Err(ApiError::OPERATORS_DISABLED)) };
    let token = header.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let token = token.map_or("", |(_, token)| token.trim());
    let is_right: bool = token.as_bytes().ct_eq(secret.as_bytes()).into();
    Ok(if is_right { Ok(true) } else { Err(ApiError::UNAUTHORIZED) })
}

/// Lets operators through only.
pub(crate) fn only_operators(request: &Request, env: &Env) -> Result<Result<(), ApiError>> {
    Ok(is_operator(request, env)?.and_then(|is_operator| match is_operator {
        true => Ok(()),
        false if secret(env).is_some() => Err(ApiError::UNAUTHORIZED),
        false => Err(ApiError::OPERATORS_DISABLED),
    }))
}

fn secret(env: &Env) -> Option<String> {
    env.secret("ADMIN_TOKEN").ok().map(|secret| secret.to_string()).filter(|secret| !secret.is_empty())
}
