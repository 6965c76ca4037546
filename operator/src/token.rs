//! Loads the operators' token. It is no command line argument because every user of the machine can see those.

use std::path::Path;
use std::{env, fs};

use ureq::http::HeaderValue;

use crate::error::Error;

/// The environment variable of the token.
const VARIABLE: &str = "ADMIN_TOKEN";

/// The token from `file`, or without a file from the environment, as the value of the `Authorization` header.
pub(crate) fn load(file: Option<&Path>) -> Result<Option<HeaderValue>, Error> {
    let (origin, token) = match file {
        Some(file) => {
            let origin = file.display().to_string();
            match fs::read_to_string(file) {
                Ok(token) => (origin, token),
                Err(error) => return Err(Error::TokenFile(origin, error)),
            }
        }
        None => (VARIABLE.to_owned(), env::var(VARIABLE).unwrap_or_default()),
    };
    authorization(&token).map_err(|()| Error::BadToken(origin))
}

/// `Ok(None)` if the trimmed token is empty.
fn authorization(token: &str) -> Result<Option<HeaderValue>, ()> {
    let token = token.trim();
    if token.is_empty() {
        return Ok(None);
    }
    if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(());
    }
    let mut header = HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| ())?;
    header.set_sensitive(true);
    Ok(Some(header))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrounding_whitespace_is_trimmed() {
        assert_eq!(authorization(" secret\n"), Ok(Some(HeaderValue::from_static("Bearer secret"))));
    }

    #[test]
    fn an_empty_token_is_none() {
        assert_eq!(authorization("\n"), Ok(None));
    }

    #[test]
    fn a_token_that_no_header_can_carry_is_refused() {
        for token in ["se cret", "비밀", "a\nb", "a\u{7f}"] {
            assert_eq!(authorization(token), Err(()), "{token:?}");
        }
    }

    #[test]
    fn debug_output_hides_the_token() {
        assert!(!format!("{:?}", authorization("secret")).contains("secret"));
    }
}
