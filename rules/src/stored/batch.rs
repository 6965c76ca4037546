//! Rows of messages: one row has the messages of one flush.

use protocol::{Millis, Numbered};
use serde_json::Value;

use super::{StoredError, StoredMessage};

/// The messages of one flush, in the order of their numbers; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBatch(Vec<StoredMessage>);

impl StoredBatch {
    /// The row for the messages among `events`; `None` if there are none.
    pub fn of(events: &[Numbered]) -> Option<Self> {
        Self::from_messages(events.iter().filter_map(StoredMessage::of).collect())
    }

    /// A row with these messages; `None` if there are none.
    pub fn from_messages(messages: Vec<StoredMessage>) -> Option<Self> {
        (!messages.is_empty()).then_some(Self(messages))
    }

    /// The number of the first message.
    pub fn first(&self) -> u64 {
        self.0.first().map_or(0, |message| message.seq)
    }

    /// The number of the last message.
    pub fn last(&self) -> u64 {
        self.0.last().map_or(0, |message| message.seq)
    }

    /// The time of the last message, which no other message exceeds.
    pub fn time(&self) -> Millis {
        self.0.last().map_or(Millis(0), |message| message.time)
    }

    /// Reads a row that [`StoredBatch::write`] wrote, or a single message that an earlier version of this code wrote as
    /// a row of its own.
    ///
    /// # Errors
    /// See [`StoredError`].
    pub fn read(json: &str) -> Result<Self, StoredError> {
        let messages = match serde_json::from_str(json)? {
            Value::Array(messages) => messages.into_iter().map(StoredMessage::from_json).collect::<Result<_, _>>()?,
            single => vec![StoredMessage::from_json(single)?],
        };
        Self::from_messages(messages)
            .ok_or_else(|| serde::de::Error::custom("no messages"))
            .map_err(StoredError::Unreadable)
    }

    /// The row as JSON.
    pub fn write(&self) -> String {
        // Serialising structs with string keys to a string does not fail.
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// The messages.
    pub fn into_messages(self) -> Vec<StoredMessage> {
        self.0
    }

    /// Whether the message with this number is in the row.
    pub fn contains(&self, seq: u64) -> bool {
        self.0.iter().any(|message| message.seq == seq)
    }

    /// The row without the message with this number; `None` if no message is left.
    pub fn without(mut self, seq: u64) -> Option<Self> {
        self.0.retain(|message| message.seq != seq);
        Self::from_messages(self.0)
    }
}

#[cfg(test)]
mod tests {
    use hangul::Message;
    use protocol::Event;

    use super::*;

    fn notices(seqs: std::ops::RangeInclusive<u64>) -> Vec<Numbered> {
        let notice = |seq| Event::Notice { time: Millis(seq * 10), text: Message::parse("안녕").unwrap() };
        seqs.map(|seq| Numbered { seq, event: notice(seq) }).collect()
    }

    #[test]
    fn a_row_has_the_messages_of_a_flush_and_their_range() {
        let left = Numbered { seq: 8, event: Event::Left { player: protocol::PlayerId(1) } };
        let events = [notices(3..=5), vec![left]].concat();
        let batch = StoredBatch::of(&events).unwrap();
        assert_eq!((batch.first(), batch.last(), batch.time()), (3, 5, Millis(50)));
        assert_eq!(StoredBatch::read(&batch.write()).unwrap(), batch);
        assert_eq!(StoredBatch::of(&events[3..]), None);
    }

    #[test]
    fn a_message_row_of_an_earlier_version_is_a_batch_of_one() {
        let single = StoredMessage::of(&notices(3..=3)[0]).unwrap();
        assert_eq!(StoredBatch::read(&single.write()).unwrap().into_messages(), [single]);
    }

    #[test]
    fn one_message_can_be_removed() {
        let batch = StoredBatch::of(&notices(3..=4)).unwrap();
        assert!(batch.contains(3) && !batch.contains(5));
        let rest = batch.without(3).unwrap();
        assert_eq!((rest.first(), rest.last()), (4, 4));
        assert_eq!(rest.without(4), None);
    }

    #[test]
    fn a_damaged_row_and_one_of_a_newer_version_are_told_apart() {
        for damaged in ["", "[]", "[{}]", r#"{"type":"said"}"#] {
            assert!(matches!(StoredBatch::read(damaged), Err(StoredError::Unreadable(_))), "{damaged}");
        }
        let newer = r#"[{"version":99,"seq":"one"}]"#;
        assert!(matches!(StoredBatch::read(newer), Err(StoredError::TooNew { found: 99, .. })));
    }
}
