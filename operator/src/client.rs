//! Calls of the API.

use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::header::{AUTHORIZATION, CONTENT_TYPE};
use ureq::http::{HeaderValue, Method, Request};

use crate::answer::Answer;
use crate::error::Error;
use crate::server::Server;

/// Longer than any call takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Asks one server, as an operator if there is a token.
pub(crate) struct Client {
    agent: Agent,
    server: Server,
    token: Option<HeaderValue>,
}

impl Client {
    /// Refuses to be made where the token could be read by others on its way.
    pub(crate) fn new(server: Server, token: Option<HeaderValue>) -> Result<Self, Error> {
        if token.is_some() && !server.may_have_secrets() {
            return Err(Error::PlainHttp(server.to_string()));
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // The token is for this server only, and the API leads nowhere else.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(PATIENCE));
        // What runs on this machine is not asked through a proxy on another one.
        let config = if server.is_this_machine() { config.proxy(None) } else { config };
        Ok(Self { agent: config.build().into(), server, token })
    }

    /// Reads what everyone may read, and what operators may if there is a token.
    pub(crate) fn get(&self, path: &str) -> Result<Answer, Error> {
        self.call(Method::GET, path, None)
    }

    /// Does what only operators may.
    pub(crate) fn operate(&self, method: Method, path: &str, body: Option<Value>) -> Result<Answer, Error> {
        if self.token.is_none() {
            return Err(Error::NoToken);
        }
        self.call(method, path, body)
    }

    fn call(&self, method: Method, path: &str, body: Option<Value>) -> Result<Answer, Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.server));
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, token);
        }
        let response = match body {
            Some(body) => {
                let request = request.header(CONTENT_TYPE, "application/json").body(body.to_string());
                request.map_err(ureq::Error::from).and_then(|request| self.agent.run(request))
            }
            None => request.body(()).map_err(ureq::Error::from).and_then(|request| self.agent.run(request)),
        };
        let answer = response.and_then(|mut response| {
            let status = response.status().as_u16();
            response.body_mut().read_to_string().map(|body| (status, body))
        });
        let server = self.server.to_string();
        match answer {
            Ok((status, body)) => Answer::new(server, status, body),
            Err(ureq::Error::Io(cause)) => Err(Error::Unreachable { server, cause: cause.into() }),
            Err(cause) => Err(Error::Unreachable { server, cause: cause.into() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(server: &str, token: Option<&'static str>) -> Result<Client, Error> {
        Client::new(server.parse().unwrap(), token.map(HeaderValue::from_static))
    }

    #[test]
    fn a_token_is_not_sent_unencrypted_to_another_machine() {
        let error = client("http://hanpan.example", Some("Bearer secret")).err().unwrap();
        assert!(
            error.to_string().starts_with("the token would travel unencrypted to http://hanpan.example: use https://")
        );
        assert!(client("https://hanpan.example", Some("Bearer secret")).is_ok());
        assert!(client("http://localhost:8787", Some("Bearer secret")).is_ok());
        assert!(client("http://hanpan.example", None).is_ok());
    }

    #[test]
    fn nothing_for_operators_is_asked_without_a_token() {
        let client = client("http://hanpan.example", None).unwrap();
        assert!(matches!(client.operate(Method::DELETE, "/api/rooms/x", None), Err(Error::NoToken)));
    }
}
