//! Where the operators' token comes from. Never an argument: everyone on the machine sees those.

use std::path::Path;
use std::{env, fs};

use ureq::http::HeaderValue;

use crate::error::Error;

/// The variable with the token.
const VARIABLE: &str = "ADMIN_TOKEN";

/// The token of `file`, or else of the environment, as the header `Authorization` has it.
pub(crate) fn find(file: Option<&Path>) -> Result<Option<HeaderValue>, Error> {
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
    header(&token).map_err(|()| Error::BadToken(origin))
}

/// `Ok(None)` where nothing is left of it after trimming.
fn header(token: &str) -> Result<Option<HeaderValue>, ()> {
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
    fn the_line_end_of_a_file_is_no_part_of_the_token() {
        assert_eq!(header(" secret\n"), Ok(Some(HeaderValue::from_static("Bearer secret"))));
    }

    #[test]
    fn an_empty_token_is_none() {
        assert_eq!(header("\n"), Ok(None));
    }

    #[test]
    fn a_token_that_no_header_carries_is_refused() {
        for token in ["se cret", "비밀", "a\nb", "a\u{7f}"] {
            assert_eq!(header(token), Err(()), "{token:?}");
        }
    }

    #[test]
    fn the_token_is_not_shown_for_debugging() {
        assert!(!format!("{:?}", header("secret")).contains("secret"));
    }
}
