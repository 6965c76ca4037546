//! What the server answered.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Error;

/// An answer that says yes: JSON, or nothing where there is nothing to say.
#[derive(Debug)]
pub(crate) struct Answer {
    server: String,
    body: String,
}

#[derive(Deserialize)]
struct Refusal {
    code: String,
    message: String,
}

impl Answer {
    /// Tells a yes from a no.
    pub(crate) fn new(server: String, status: u16, body: String) -> Result<Self, Error> {
        if (200..300).contains(&status) {
            return Ok(Self { server, body });
        }
        match serde_json::from_str(&body) {
            Ok(Refusal { code, message }) => Err(Error::Refused { code, message }),
            Err(_) => Err(Error::NotTheApi(server, format!("it says {status}"))),
        }
    }

    /// The answer as it is meant.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_str(&self.body).map_err(|error| self.not_the_api(&error))
    }

    /// The JSON, in lines; empty where there is none.
    pub(crate) fn pretty(&self) -> Result<String, Error> {
        if self.body.is_empty() {
            return Ok(String::new());
        }
        let pretty = serde_json::from_str(&self.body).and_then(|json: Value| serde_json::to_string_pretty(&json));
        pretty.map(|json| json + "\n").map_err(|error| self.not_the_api(&error))
    }

    fn not_the_api(&self, error: &serde_json::Error) -> Error {
        Error::NotTheApi(self.server.clone(), error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Result<Answer, Error> {
        Answer::new("http://localhost".to_owned(), status, body.to_owned())
    }

    #[test]
    fn a_refusal_says_what_the_server_says_and_what_to_do() {
        let error = answer(404, r#"{"code":"no_such_room","message":"없는 방이에요"}"#).unwrap_err();
        assert_eq!(error.to_string(), "없는 방이에요 (no_such_room): `hanpan channels` lists the channels");
    }

    #[test]
    fn a_page_is_no_answer() {
        let refused = answer(502, "<html>").unwrap_err();
        assert!(
            refused.to_string().starts_with("http://localhost does not answer as the game's server does: it says 502")
        );
        assert!(matches!(answer(200, "<html>").unwrap().pretty(), Err(Error::NotTheApi(..))));
    }

    #[test]
    fn json_keeps_its_order() {
        let pretty = answer(200, r#"{"b":1,"a":[2.50]}"#).unwrap().pretty().unwrap();
        assert_eq!(pretty, "{\n  \"b\": 1,\n  \"a\": [\n    2.5\n  ]\n}\n");
    }
}
