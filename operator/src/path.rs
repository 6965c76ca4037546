//! Addresses within the API.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All that an address could take for something else than a part of a name.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The address with these parts under `/api`: `["rooms", "우리 반"]` gives `/api/rooms/%EC%9A%B0%EB%A6%AC%20%EB%B0%98`.
pub(crate) fn path(parts: &[&str]) -> String {
    parts.iter().fold("/api".to_owned(), |path, part| path + "/" + &encoded(part))
}

/// `path` with a query: `?name=value&name=value`.
pub(crate) fn with_query(path: &str, query: &[(&str, String)]) -> String {
    let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    format!("{path}?{}", query.join("&"))
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_one_part_of_the_address_whatever_it_has() {
        for (name, encoded) in [
            ("광장", "%EA%B4%91%EC%9E%A5"),
            ("우리 반", "%EC%9A%B0%EB%A6%AC%20%EB%B0%98"),
            ("a/b?c#d%e&f+g", "a%2Fb%3Fc%23d%25e%26f%2Bg"),
            ("3827-1946", "3827-1946"),
        ] {
            assert_eq!(path(&["rooms", name]), format!("/api/rooms/{encoded}"));
        }
    }

    #[test]
    fn a_query_is_encoded_too() {
        let query = [("pattern", "ㅅㄹ".to_owned()), ("limit", "5".to_owned())];
        assert_eq!(with_query("/api/words", &query), "/api/words?pattern=%E3%85%85%E3%84%B9&limit=5");
    }
}
