//! Prints responses: as sentences and tables, or with `--json` as JSON.

use std::io::Write;

use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::response::Response;

/// Standard output.
pub(crate) struct Output<'out> {
    out: &'out mut dyn Write,
    json: bool,
}

impl<'out> Output<'out> {
    /// With `json`, every response is printed as JSON instead of text.
    pub(crate) fn new(out: &'out mut dyn Write, json: bool) -> Self {
        Self { out, json }
    }

    /// Prints a response as the text that `describe` makes of its body.
    pub(crate) fn print<T: DeserializeOwned>(
        &mut self,
        response: &Response,
        describe: impl FnOnce(T) -> String,
    ) -> Result<(), Error> {
        let text = if self.json { response.pretty_json()? } else { sanitize(&describe(response.parse()?)) };
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Prints `sentence` for a successful response whose body is not needed.
    pub(crate) fn print_done(&mut self, response: &Response, sentence: &str) -> Result<(), Error> {
        let text = if self.json { response.pretty_json()? } else { sanitize(sentence) + "\n" };
        Ok(self.out.write_all(text.as_bytes())?)
    }
}

/// Replaces characters that control the terminal (escape sequences, text direction): players choose names and messages.
pub(crate) fn sanitize(text: &str) -> String {
    let replace = |character: char| match character {
        '\n' => '\n',
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    text.chars().map(replace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_control_characters_are_replaced() {
        assert_eq!(sanitize("수달\u{1b}[2J\u{202E}\u{9b}\n끝 👨‍👩‍👧"), "수달�[2J��\n끝 👨‍👩‍👧");
    }
}
