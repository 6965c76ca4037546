//! The server's URL.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use ureq::http::Uri;

/// The base URL of the server, without a trailing slash: `https://hanpan.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServerUrl {
    base: String,
    is_https: bool,
    is_loopback: bool,
}

/// The text is no URL of a server.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("expected a URL such as https://hanpan.example or http://localhost:8787")]
pub(crate) struct InvalidUrl;

impl ServerUrl {
    /// Whether nobody else can read what is sent: the connection is encrypted or stays on this machine.
    pub(crate) fn is_confidential(&self) -> bool {
        self.is_https || self.is_loopback
    }

    /// Whether the server runs on this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        self.is_loopback
    }
}

impl FromStr for ServerUrl {
    type Err = InvalidUrl;

    fn from_str(text: &str) -> Result<Self, InvalidUrl> {
        let base = text.trim().trim_end_matches('/');
        let uri: Uri = base.parse().map_err(|_| InvalidUrl)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(InvalidUrl) };
        if !matches!(scheme, "http" | "https") || authority.as_str().contains('@') || uri.query().is_some() {
            return Err(InvalidUrl);
        }
        let host = authority.host().to_ascii_lowercase();
        Ok(Self {
            is_https: scheme == "https",
            is_loopback: matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]"),
            base: base.to_owned(),
        })
    }
}

impl fmt::Display for ServerUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_loopback_are_confidential() {
        for (url, expected) in [
            ("https://hanpan.example", true),
            ("http://localhost:8787", true),
            ("http://LocalHost", true),
            ("http://127.0.0.1:8787", true),
            ("http://[::1]:8787", true),
            ("http://hanpan.example", false),
            ("http://localhost.example", false),
            ("http://127.0.0.1.example", false),
            ("http://192.168.0.2:8787", false),
        ] {
            assert_eq!(url.parse().as_ref().map(ServerUrl::is_confidential), Ok(expected), "{url}");
        }
    }

    #[test]
    fn a_trailing_slash_is_removed() {
        assert_eq!("http://localhost:8787/".parse::<ServerUrl>().unwrap().to_string(), "http://localhost:8787");
    }

    #[test]
    fn invalid_urls_are_refused() {
        for text in
            ["", "localhost:8787", "ftp://localhost", "https://", "http://localhost@example.com", "/api", "http://a/?b"]
        {
            assert_eq!(text.parse::<ServerUrl>(), Err(InvalidUrl), "{text}");
        }
    }
}
