//! Counts what was flushed, for the metrics.

use protocol::http::Counters;
use protocol::{Event, Reply};
use rules::Flush;

pub(super) fn count<To>(counters: &mut Counters, flush: &Flush<To>) {
    counters.joins +=
        flush.letters.iter().filter(|letter| letter.seated.is_some_and(|seated| !seated.watches)).count() as u64;
    for numbered in &flush.events {
        match numbered.event {
            Event::Said { .. } => counters.messages += 1,
            Event::Answered { .. } => {
                counters.messages += 1;
                counters.answers += 1;
            }
            Event::Prompt { .. } => counters.prompts += 1,
            _ => {}
        }
    }
    for reply in flush.replies() {
        if let Reply::Refused { reason, .. } = reply {
            counters.count_refusal(*reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use hangul::{Message, Nickname, Pattern};
    use protocol::{Millis, Numbered, PlayerId, Refusal};
    use rules::{Effects, Outbox, Seated};

    use super::*;

    const PLAYER: PlayerId = PlayerId(1);

    fn counted(effects: Effects) -> Counters {
        let (mut counters, mut outbox) = (Counters::default(), Outbox::default());
        outbox.push(Some(()), Millis(5), 1, effects);
        count(&mut counters, &outbox.take(Millis(5)));
        counters
    }

    fn events(events: impl IntoIterator<Item = Event>) -> Effects {
        let events = (1..).zip(events).map(|(seq, event)| Numbered { seq, event }).collect();
        Effects { events, ..Effects::default() }
    }

    #[test]
    fn a_right_answer_also_counts_as_a_message() {
        let (time, nickname, text) = (Millis(5), Nickname::parse("수달").unwrap(), Message::parse("서랍").unwrap());
        let said =
            Event::Said { time, id: String::new(), player: PLAYER, nickname: nickname.clone(), text: text.clone() };
        let answered = Event::Answered {
            time,
            id: String::new(),
            player: PLAYER,
            nickname,
            text,
            word: "서랍".to_owned(),
            pattern: Pattern::parse("ㅅㄹ").unwrap(),
            prompt: None,
            elapsed: 3_000,
            gained: 97,
            points: 97,
            correct: 1,
            until: Millis(9),
        };
        let expected = Counters { messages: 2, answers: 1, ..Counters::default() };
        assert_eq!(counted(events([said, answered])), expected);
    }

    #[test]
    fn joins_and_refusals_are_counted_and_other_events_are_not() {
        let seated = Some(Seated { player: PLAYER, took_over: true, watches: false });
        assert_eq!(counted(Effects { seated, ..Effects::default() }), Counters { joins: 1, ..Counters::default() });
        let seated = Some(Seated { player: PLAYER, took_over: false, watches: true });
        assert_eq!(counted(Effects { seated, ..Effects::default() }), Counters::default());
        let refused = Reply::Refused { id: None, reason: Refusal::TooFast, wait: None };
        let effects = Effects { replies: vec![refused.clone(), refused], ..events([Event::Left { player: PLAYER }]) };
        let refusals = BTreeMap::from([(Refusal::TooFast, 2)]);
        assert_eq!(counted(effects), Counters { refusals, ..Counters::default() });
    }
}
