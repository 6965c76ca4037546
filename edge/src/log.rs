//! What happened, as one line of JSON each, for whoever runs the game. Neither what was said nor what anybody is called,
//! no token and no private room's code: the logs are for machines and for people who need not know them.

use serde_json::{Value, json};
use worker::{console_error, console_log, console_warn};

/// Something worth knowing.
pub(crate) fn info(event: &str, facts: Value) {
    console_log!("{}", line("info", event, facts));
}

/// Something that somebody may want to look at.
pub(crate) fn warn(event: &str, facts: Value) {
    console_warn!("{}", line("warn", event, facts));
}

/// Something that failed.
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
