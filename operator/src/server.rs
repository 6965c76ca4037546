//! The server's address.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use ureq::http::Uri;

/// Where the game is served: `https://hanpan.example`, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Server {
    base: String,
    is_private_way: bool,
    is_this_machine: bool,
}

/// Why a text is no address of a server.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("an address is like https://hanpan.example or http://localhost:8787")]
pub(crate) struct NoAddress;

impl Server {
    /// Whether a secret may be sent: encrypted, or without leaving this machine.
    pub(crate) fn may_have_secrets(&self) -> bool {
        self.is_private_way || self.is_this_machine
    }

    /// Whether it runs on this machine.
    pub(crate) fn is_this_machine(&self) -> bool {
        self.is_this_machine
    }
}

impl FromStr for Server {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        let base = text.trim().trim_end_matches('/');
        let uri: Uri = base.parse().map_err(|_| NoAddress)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(NoAddress) };
        if !matches!(scheme, "http" | "https") || authority.as_str().contains('@') || uri.query().is_some() {
            return Err(NoAddress);
        }
        let host = authority.host().to_ascii_lowercase();
        Ok(Self {
            is_private_way: scheme == "https",
            is_this_machine: matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]"),
            base: base.to_owned(),
        })
    }
}

impl fmt::Display for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go_encrypted_or_nowhere_but_here() {
        for (address, may) in [
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
            assert_eq!(address.parse().as_ref().map(Server::may_have_secrets), Ok(may), "{address}");
        }
    }

    #[test]
    fn a_slash_at_the_end_does_not_count() {
        assert_eq!("http://localhost:8787/".parse::<Server>().unwrap().to_string(), "http://localhost:8787");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in
            ["", "localhost:8787", "ftp://localhost", "https://", "http://localhost@example.com", "/api", "http://a/?b"]
        {
            assert_eq!(text.parse::<Server>(), Err(NoAddress), "{text}");
        }
    }
}
