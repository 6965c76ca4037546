//! What is printed: sentences and tables for people, or the server's JSON for programs.

use std::io::Write;

use serde::de::DeserializeOwned;

use crate::answer::Answer;
use crate::error::Error;

/// Standard output.
pub(crate) struct Screen<'out> {
    out: &'out mut dyn Write,
    json: bool,
}

impl<'out> Screen<'out> {
    /// With `json`, whatever the server says is printed as it is.
    pub(crate) fn new(out: &'out mut dyn Write, json: bool) -> Self {
        Self { out, json }
    }

    /// Prints an answer as `describe` puts it.
    pub(crate) fn show<T: DeserializeOwned>(
        &mut self,
        answer: &Answer,
        describe: impl FnOnce(T) -> String,
    ) -> Result<(), Error> {
        let text = if self.json { answer.pretty()? } else { printable(&describe(answer.read()?)) };
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Says that something is done, where the answer itself says no more than that.
    pub(crate) fn done(&mut self, answer: &Answer, sentence: &str) -> Result<(), Error> {
        let text = if self.json { answer.pretty()? } else { printable(sentence) + "\n" };
        Ok(self.out.write_all(text.as_bytes())?)
    }
}

/// What people wrote, without characters that would drive the terminal: colours, the cursor, the direction of text.
pub(crate) fn printable(text: &str) -> String {
    let harmless = |character: char| match character {
        '\n' => '\n',
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    text.chars().map(harmless).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_does_not_drive_the_terminal() {
        assert_eq!(printable("수달\u{1b}[2J\u{202E}\u{9b}\n끝 👨‍👩‍👧"), "수달�[2J��\n끝 👨‍👩‍👧");
    }
}
