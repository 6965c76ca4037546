//! The HTTP client of the API.

use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::header::{AUTHORIZATION, CONTENT_TYPE};
use ureq::http::{HeaderValue, Method, Request};

use crate::error::Error;
use crate::response::Response;
use crate::server_url::ServerUrl;

/// Maximum duration of a call.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Calls one server, as an operator if there is a token.
pub(crate) struct Client {
    agent: Agent,
    server: ServerUrl,
    token: Option<HeaderValue>,
}

impl Client {
    /// # Errors
    /// [`Error::PlainHttp`] if there is a token and others could read it on the way to the server.
    pub(crate) fn new(server: ServerUrl, token: Option<HeaderValue>) -> Result<Self, Error> {
        if token.is_some() && !server.is_confidential() {
            return Err(Error::PlainHttp(server.to_string()));
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // A redirect could send the token to another server. The API has none.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(TIMEOUT));
        // A proxy on another machine cannot reach a server on this one.
        let config = if server.is_loopback() { config.proxy(None) } else { config };
        Ok(Self { agent: config.build().into(), server, token })
    }

    /// Makes a GET call that needs no token. It still sends one: some responses have more for operators.
    pub(crate) fn get(&self, path: &str) -> Result<Response, Error> {
        self.call(Method::GET, path, None)
    }

    /// Makes a call that only operators may make.
    ///
    /// # Errors
    /// [`Error::NoToken`] without a token, before anything is sent.
    pub(crate) fn call_as_operator(&self, method: Method, path: &str, body: Option<Value>) -> Result<Response, Error> {
        if self.token.is_none() {
            return Err(Error::NoToken);
        }
        self.call(method, path, body)
    }

    fn call(&self, method: Method, path: &str, body: Option<Value>) -> Result<Response, Error> {
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
        let received = response.and_then(|mut response| {
            let status = response.status().as_u16();
            response.body_mut().read_to_string().map(|body| (status, body))
        });
        let server = self.server.to_string();
        match received {
            Ok((status, body)) => Response::new(server, status, body),
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
        let expected = "the token would be sent unencrypted to http://hanpan.example: use https://";
        assert!(error.to_string().starts_with(expected), "{error}");
        assert!(client("https://hanpan.example", Some("Bearer secret")).is_ok());
        assert!(client("http://localhost:8787", Some("Bearer secret")).is_ok());
        assert!(client("http://hanpan.example", None).is_ok());
    }

    #[test]
    fn operator_calls_fail_without_a_token() {
        let client = client("http://hanpan.example", None).unwrap();
        assert!(matches!(client.call_as_operator(Method::DELETE, "/api/rooms/x", None), Err(Error::NoToken)));
    }
}
