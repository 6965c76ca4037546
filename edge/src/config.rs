//! What whoever runs the game decides, in wrangler.toml.

use protocol::UNJOINED_MAX;
use worker::{Env, Error, Result};

/// Who may make channels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChannelCreation {
    /// Everyone, by entering one.
    Open,
    /// Operators only.
    Operators,
}

pub(crate) fn channel_creation(env: &Env) -> Result<ChannelCreation> {
    match variable(env, "CHANNEL_CREATION").as_deref() {
        None | Some("open") => Ok(ChannelCreation::Open),
        Some("operators") => Ok(ChannelCreation::Operators),
        Some(other) => Err(wrong("CHANNEL_CREATION", other, "open or operators")),
    }
}

/// How long messages are kept, in milliseconds.
pub(crate) fn message_retention(env: &Env) -> Result<u64> {
    const DEFAULT: &str = "24h";
    let span = variable(env, "MESSAGE_RETENTION").unwrap_or_else(|| DEFAULT.to_owned());
    span_millis(&span).ok_or_else(|| wrong("MESSAGE_RETENTION", &span, "a span like 24h, 30m or 90s"))
}

/// How many sockets of one network may be open to a room without having joined.
pub(crate) fn unjoined_max(env: &Env) -> Result<usize> {
    let Some(number) = variable(env, "UNJOINED_SOCKETS") else { return Ok(UNJOINED_MAX) };
    number.parse().map_err(|_| wrong("UNJOINED_SOCKETS", &number, "a number"))
}

/// Whether pages of this origin may open sockets, beside the game's own.
pub(crate) fn allows_origin(env: &Env, origin: &str) -> bool {
    let allowed = variable(env, "ALLOWED_ORIGINS").unwrap_or_default();
    allowed.split_whitespace().any(|allowed| allowed.eq_ignore_ascii_case(origin))
}

/// Near which region rooms are made, if not near whoever comes first.
pub(crate) fn location_hint(env: &Env) -> Option<String> {
    variable(env, "LOCATION_HINT").filter(|hint| !hint.is_empty())
}

fn variable(env: &Env, name: &str) -> Option<String> {
    env.var(name).ok().map(|value| value.to_string())
}

fn wrong(name: &str, value: &str, expected: &str) -> Error {
    Error::RustError(format!("{name} = {value:?}: {expected} expected"))
}

/// A span of time such as `24h`, `30m` or `90s`, in milliseconds; `None` for anything else and for zero.
fn span_millis(text: &str) -> Option<u64> {
    let span = humantime::parse_duration(text).ok()?;
    u64::try_from(span.as_millis()).ok().filter(|&millis| millis > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read() {
        for (text, millis) in [("24h", Some(86_400_000)), ("30m", Some(1_800_000)), ("2s", Some(2_000))] {
            assert_eq!(span_millis(text), millis);
        }
        for text in ["", "h", "24", "0h", "-1h", "24시", "99999999999999999999h"] {
            assert_eq!(span_millis(text), None, "{text}");
        }
    }
}
