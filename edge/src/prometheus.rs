//! Writes the metrics in Prometheus's text format (exposition format 0.0.4).

use std::fmt::{Display, Write};

use protocol::http::{Counters, Counts, DeskCounts};
use serde::Serialize;

/// Values that rise and fall.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Gauges {
    /// Players and rooms.
    pub(crate) rooms: Counts,
    /// Proposals, reports and edits on the operators' desk.
    pub(crate) desk: DeskCounts,
}

/// Writes all gauges and counters.
pub(crate) fn prometheus(gauges: &Gauges, counters: &Counters) -> String {
    let mut exposition = Exposition::default();
    let Gauges { rooms, desk } = *gauges;
    exposition.family("people", "gauge", "People connected.").sample("", rooms.people);
    exposition
        .family("rooms", "gauge", "Rooms with people in them.")
        .sample(r#"{kind="channel"}"#, rooms.channels)
        .sample(r#"{kind="private"}"#, rooms.private_rooms);
    exposition.family("missed_words", "gauge", "Proposed words that wait for an operator.").sample("", desk.proposals);
    exposition.family("reports", "gauge", "Reports about players.").sample("", desk.reports);
    exposition.family("edited_words", "gauge", "Words that operators edited.").sample("", desk.edits);
    exposition.family("joins_total", "counter", "Seats taken or resumed.").sample("", counters.joins);
    exposition
        .family("messages_total", "counter", "Messages, including correct answers.")
        .sample("", counters.messages);
    exposition.family("answers_total", "counter", "Correct answers.").sample("", counters.answers);
    exposition.family("prompts_total", "counter", "Prompts shown.").sample("", counters.prompts);
    exposition
        .family("refusals_total", "counter", "Refused requests, by reason.")
        .samples("reason", &counters.refusals);
    exposition.family("errors_total", "counter", "Wrong frames, by error code.").samples("code", &counters.errors);
    exposition.family("closes_total", "counter", "Sockets closed, by reason.").samples("reason", &counters.closes);
    exposition
        .family("detached_total", "counter", "Sockets to which nothing more is sent, by reason.")
        .samples("reason", &counters.detached);
    exposition
        .family("unreadable_messages_total", "counter", "Message rows set aside because they cannot be read.")
        .sample("", counters.unreadable_messages);
    exposition
        .family("rows_written_total", "counter", "Rows written by rooms, with deletions and alarms.")
        .sample("", counters.rows_written);
    let broadcast = &counters.broadcast;
    let family = exposition.family("broadcast_seconds", "histogram", "From a message to its broadcast.");
    for (bound, count) in broadcast.cumulative() {
        family.sample(&format!("_bucket{{le=\"{}\"}}", seconds(bound)), count);
    }
    family
        .sample("_bucket{le=\"+Inf\"}", broadcast.count())
        .sample("_sum", seconds(broadcast.sum_millis()))
        .sample("_count", broadcast.count());
    exposition.text
}

#[derive(Default)]
struct Exposition {
    text: String,
    family: &'static str,
}

impl Exposition {
    fn family(&mut self, name: &'static str, kind: &str, help: &str) -> &mut Self {
        self.family = name;
        self.write(format_args!("# HELP hanpan_{name} {help}\n# TYPE hanpan_{name} {kind}\n"))
    }

    fn sample(&mut self, suffix: &str, value: impl Display) -> &mut Self {
        let family = self.family;
        self.write(format_args!("hanpan_{family}{suffix} {value}\n"))
    }

    fn samples<'counts, K: Serialize + 'counts>(
        &mut self,
        label: &str,
        counts: impl IntoIterator<Item = (&'counts K, &'counts u64)>,
    ) {
        for (key, count) in counts {
            // The JSON of these keys is a snake_case word in quotes, so it needs no escaping as a label value.
            let name = serde_json::to_string(key).unwrap_or_default();
            self.sample(&format!("{{{label}={name}}}"), count);
        }
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(text);
        self
    }
}

fn seconds(millis: u64) -> f64 {
    millis as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::{CloseReason, Detachment, Refusal};

    #[test]
    fn each_metric_is_written_once_with_help_and_type() {
        let mut counters = Counters { messages: 7, ..Counters::default() };
        counters.refusals.insert(Refusal::TooFast, 2);
        counters.closes.insert(CloseReason::TakenOver, 1);
        counters.detached.insert(Detachment::Silent, 3);
        counters.broadcast.observe(3);
        let gauges = Gauges { rooms: Counts { channels: 1, private_rooms: 0, people: 4 }, ..Gauges::default() };
        let text = prometheus(&gauges, &counters);
        for line in [
            "# TYPE hanpan_people gauge",
            "hanpan_people 4",
            r#"hanpan_rooms{kind="channel"} 1"#,
            "# TYPE hanpan_messages_total counter",
            "hanpan_messages_total 7",
            r#"hanpan_refusals_total{reason="too_fast"} 2"#,
            r#"hanpan_closes_total{reason="taken_over"} 1"#,
            r#"hanpan_detached_total{reason="silent"} 3"#,
            r#"hanpan_broadcast_seconds_bucket{le="0.002"} 0"#,
            r#"hanpan_broadcast_seconds_bucket{le="0.005"} 1"#,
            r#"hanpan_broadcast_seconds_bucket{le="+Inf"} 1"#,
            "hanpan_broadcast_seconds_sum 0.003",
            "hanpan_broadcast_seconds_count 1",
        ] {
            assert_eq!(text.lines().filter(|&found| found == line).count(), 1, "{line} in\n{text}");
        }
        assert!(text.lines().all(|line| line.starts_with("# ") || line.starts_with("hanpan_")));
    }
}
