//! The text form in which Prometheus and its kin read counters (exposition format 0.0.4).

use std::fmt::{Display, Write};

use protocol::http::{Counters, Counts, DeskCounts};
use serde::Serialize;

/// The current values.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Gauges {
    /// People and rooms.
    pub(crate) rooms: Counts,
    /// What lies on the operators' desk.
    pub(crate) desk: DeskCounts,
}

/// Writes everything that is counted.
pub(crate) fn prometheus(gauges: &Gauges, counters: &Counters) -> String {
    let mut page = Page::default();
    let Gauges { rooms, desk } = *gauges;
    page.family("people", "gauge", "People connected.").sample("", rooms.people);
    page.family("rooms", "gauge", "Rooms with people in them.")
        .sample(r#"{kind="channel"}"#, rooms.channels)
        .sample(r#"{kind="private"}"#, rooms.private_rooms);
    page.family("missed_words", "gauge", "Words that players miss.").sample("", desk.proposals);
    page.family("reports", "gauge", "Reports about players.").sample("", desk.reports);
    page.family("edited_words", "gauge", "Words that operators edited.").sample("", desk.edits);
    page.family("joins_total", "counter", "Seats taken or taken again.").sample("", counters.joins);
    page.family("messages_total", "counter", "Messages said, right answers among them.").sample("", counters.messages);
    page.family("answers_total", "counter", "Right answers.").sample("", counters.answers);
    page.family("prompts_total", "counter", "Prompts put up.").sample("", counters.prompts);
    page.family("refusals_total", "counter", "What was not done, by reason.").samples("reason", &counters.refusals);
    page.family("errors_total", "counter", "Wrong frames, by mistake.").samples("code", &counters.errors);
    page.family("closes_total", "counter", "Sockets closed, by reason.").samples("reason", &counters.closes);
    page.family("unreadable_messages_total", "counter", "Message rows set aside because they cannot be read.")
        .sample("", counters.unreadable_messages);
    let broadcast = &counters.broadcast;
    let family = page.family("broadcast_seconds", "histogram", "From a message to its broadcast.");
    for (bound, count) in broadcast.cumulative() {
        family.sample(&format!("_bucket{{le=\"{}\"}}", seconds(bound)), count);
    }
    family
        .sample("_bucket{le=\"+Inf\"}", broadcast.count())
        .sample("_sum", seconds(broadcast.sum_millis()))
        .sample("_count", broadcast.count());
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
    family: &'static str,
}

impl Page {
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
            // The names in JSON are plain words in quotes already.
            let name = serde_json::to_string(key).unwrap_or_default();
            self.sample(&format!("{{{label}={name}}}"), count);
        }
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) -> &mut Self {
        // Writing to a string does not fail.
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
    use protocol::{CloseReason, Refusal};

    #[test]
    fn the_page_has_each_figure_once_in_a_family_with_help_and_kind() {
        let mut counters = Counters { messages: 7, ..Counters::default() };
        counters.refusals.insert(Refusal::TooFast, 2);
        counters.closes.insert(CloseReason::TakenOver, 1);
        counters.broadcast.observe(3);
        let gauges = Gauges { rooms: Counts { channels: 1, private_rooms: 0, people: 4 }, ..Gauges::default() };
        let page = prometheus(&gauges, &counters);
        for line in [
            "# TYPE hanpan_people gauge",
            "hanpan_people 4",
            r#"hanpan_rooms{kind="channel"} 1"#,
            "# TYPE hanpan_messages_total counter",
            "hanpan_messages_total 7",
            r#"hanpan_refusals_total{reason="too_fast"} 2"#,
            r#"hanpan_closes_total{reason="taken_over"} 1"#,
            r#"hanpan_broadcast_seconds_bucket{le="0.002"} 0"#,
            r#"hanpan_broadcast_seconds_bucket{le="0.005"} 1"#,
            r#"hanpan_broadcast_seconds_bucket{le="+Inf"} 1"#,
            "hanpan_broadcast_seconds_sum 0.003",
            "hanpan_broadcast_seconds_count 1",
        ] {
            assert_eq!(page.lines().filter(|&found| found == line).count(), 1, "{line} in\n{page}");
        }
        assert!(page.lines().all(|line| line.starts_with("# ") || line.starts_with("hanpan_")));
    }
}
