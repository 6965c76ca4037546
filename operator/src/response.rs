//! The server's responses.

use protocol::http::ErrorBody;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Error;

/// A response with a success status. Its body is JSON or empty.
#[derive(Debug)]
pub(crate) struct Response {
    server: String,
    body: String,
}

impl Response {
    /// # Errors
    /// [`Error::Refused`] for an error status with the API's error body, [`Error::UnexpectedResponse`] for any other.
    pub(crate) fn new(server: String, status: u16, body: String) -> Result<Self, Error> {
        if (200..300).contains(&status) {
            return Ok(Self { server, body });
        }
        match serde_json::from_str::<ErrorBody<String>>(&body) {
            Ok(error) => Err(Error::Refused(error)),
            Err(_) => Err(Error::UnexpectedResponse { server, problem: format!("status {status}") }),
        }
    }

    /// The parsed body.
    pub(crate) fn parse<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_str(&self.body).map_err(|error| self.unexpected(&error))
    }

    /// The body as indented JSON; empty if the body is.
    pub(crate) fn pretty_json(&self) -> Result<String, Error> {
        if self.body.is_empty() {
            return Ok(String::new());
        }
        let pretty = serde_json::from_str(&self.body).and_then(|json: Value| serde_json::to_string_pretty(&json));
        pretty.map(|json| json + "\n").map_err(|error| self.unexpected(&error))
    }

    fn unexpected(&self, error: &serde_json::Error) -> Error {
        Error::UnexpectedResponse { server: self.server.clone(), problem: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(status: u16, body: &str) -> Result<Response, Error> {
        Response::new("http://localhost".to_owned(), status, body.to_owned())
    }

    #[test]
    fn an_error_body_is_a_refusal_even_with_an_unknown_code() {
        for (status, code) in [(404, "no_such_room"), (409, "of_a_newer_server")] {
            let body = format!(r#"{{"code":"{code}","message":"안 돼요"}}"#);
            assert!(matches!(response(status, &body), Err(Error::Refused(refusal)) if refusal.code == code));
        }
    }

    #[test]
    fn a_response_that_is_not_json_is_an_error() {
        let error = response(502, "<html>").unwrap_err();
        let expected = "unexpected response from http://localhost (status 502): check --server or CHOSEONG_SERVER";
        assert_eq!(error.to_string(), expected);
        assert!(matches!(response(200, "<html>").unwrap().pretty_json(), Err(Error::UnexpectedResponse { .. })));
    }

    #[test]
    fn json_keeps_the_order_of_its_fields() {
        let pretty = response(200, r#"{"b":1,"a":[2.50]}"#).unwrap().pretty_json().unwrap();
        assert_eq!(pretty, "{\n  \"b\": 1,\n  \"a\": [\n    2.5\n  ]\n}\n");
    }
}
