//! Reads the settings of wrangler.toml. An invalid value is an error, never replaced by the default.

use protocol::{Mode, UNJOINED_MAX};
use worker::{Env, Error, Result};

/// Who can create channels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChannelCreation {
    /// Everyone, by entering a channel that does not exist yet.
    Open,
    /// Operators only.
    Operators,
}

pub(crate) fn channel_creation(env: &Env) -> Result<ChannelCreation> {
    match variable(env, "CHANNEL_CREATION").as_deref() {
        None | Some("open") => Ok(ChannelCreation::Open),
        Some("operators") => Ok(ChannelCreation::Operators),
        Some(other) => Err(invalid("CHANNEL_CREATION", other, "open or operators")),
    }
}

/// The mode of channels that clients of MQTT make.
pub(crate) fn mqtt_channels(env: &Env) -> Result<Mode> {
    match variable(env, "MQTT_CHANNELS").as_deref() {
        None | Some("talk") => Ok(Mode::Talk),
        Some("endless") => Ok(Mode::Endless),
        Some(other) => Err(invalid("MQTT_CHANNELS", other, "talk or endless")),
    }
}

/// Addresses, separated by spaces, to whose networks no limits by network apply for clients of MQTT: those of game servers.
pub(crate) fn mqtt_trusted(env: &Env) -> String {
    variable(env, "MQTT_TRUSTED").unwrap_or_default()
}

/// Age at which messages are deleted, in milliseconds.
pub(crate) fn message_retention(env: &Env) -> Result<u64> {
    const DEFAULT: &str = "24h";
    let duration = variable(env, "MESSAGE_RETENTION").unwrap_or_else(|| DEFAULT.to_owned());
    duration_millis(&duration).ok_or_else(|| invalid("MESSAGE_RETENTION", &duration, "a duration like 24h, 30m or 90s"))
}

/// Time between the frames of one player after a burst, in milliseconds; `None` for the usual time.
pub(crate) fn frame_interval(env: &Env) -> Result<Option<u64>> {
    let Some(duration) = variable(env, "FRAME_INTERVAL") else { return Ok(None) };
    let millis =
        duration_millis(&duration).ok_or_else(|| invalid("FRAME_INTERVAL", &duration, "a duration like 500ms"))?;
    Ok(Some(millis))
}

/// Maximum number of open sockets of one network in one room through which no player has joined.
pub(crate) fn unjoined_max(env: &Env) -> Result<usize> {
    let Some(number) = variable(env, "UNJOINED_SOCKETS") else { return Ok(UNJOINED_MAX) };
    number.parse().map_err(|_| invalid("UNJOINED_SOCKETS", &number, "a number"))
}

/// Whether the messages in crowded rooms wait for each other, see [`rules::Outbox`]. `make bench` turns it off to compare.
pub(crate) fn is_windowed(env: &Env) -> Result<bool> {
    is_on(env, "FLUSH_WINDOW")
}

/// Whether answers wait for hands and prompts for readers, see [`rules::Room::set_answer_floor`].
pub(crate) fn has_answer_floor(env: &Env) -> Result<bool> {
    is_on(env, "ANSWER_FLOOR")
}

/// Origins, separated by spaces, whose pages may open sockets besides the game's own page.
pub(crate) fn allowed_origins(env: &Env) -> String {
    variable(env, "ALLOWED_ORIGINS").unwrap_or_default()
}

/// The header with the client's address, which whatever stands before the Worker sets; `None` if clients connect directly.
pub(crate) fn address_header(env: &Env) -> Option<String> {
    variable(env, "ADDRESS_HEADER").filter(|header| !header.is_empty())
}

/// Region near which rooms are created. Without it, a room is created near its first visitor.
pub(crate) fn location_hint(env: &Env) -> Option<String> {
    variable(env, "LOCATION_HINT").filter(|hint| !hint.is_empty())
}

/// A switch that is on unless it is set to `off`.
fn is_on(env: &Env, name: &str) -> Result<bool> {
    match variable(env, name).as_deref() {
        None | Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(other) => Err(invalid(name, other, "on or off")),
    }
}

fn variable(env: &Env, name: &str) -> Option<String> {
    env.var(name).ok().map(|value| value.to_string())
}

fn invalid(name: &str, value: &str, expected: &str) -> Error {
    Error::RustError(format!("{name} = {value:?}: {expected} expected"))
}

/// Parses a duration such as `24h`, `30m` or `90s` to milliseconds. `None` for invalid durations and for zero.
fn duration_millis(text: &str) -> Option<u64> {
    let duration = humantime::parse_duration(text).ok()?;
    u64::try_from(duration.as_millis()).ok().filter(|&millis| millis > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_a_unit_and_are_not_zero() {
        for (text, millis) in [("24h", Some(86_400_000)), ("30m", Some(1_800_000)), ("2s", Some(2_000))] {
            assert_eq!(duration_millis(text), millis);
        }
        for text in ["", "h", "24", "0h", "-1h", "24시", "99999999999999999999h"] {
            assert_eq!(duration_millis(text), None, "{text}");
        }
    }
}
