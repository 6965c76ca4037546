//! Writes log lines, each a JSON object. They must not contain messages, nicknames, tokens or codes of private rooms,
//! because the people who read logs do not need these.

use serde_json::{Value, json};
use worker::{console_error, console_log, console_warn};

/// Logs a normal event.
pub(crate) fn info(event: &str, facts: Value) {
    console_log!("{}", line("info", event, facts));
}

/// Logs an event that may need attention.
pub(crate) fn warn(event: &str, facts: Value) {
    console_warn!("{}", line("warn", event, facts));
}

/// Logs a failure.
pub(crate) fn error(event: &str, facts: Value) {
    console_error!("{}", line("error", event, facts));
}

fn line(level: &str, event: &str, facts: Value) -> Value {
    let mut line = json!({ "level": level, "event": event });
    if let (Value::Object(line), Value::Object(facts)) = (&mut line, facts) {
        line.extend(facts);
    }
    line
}
