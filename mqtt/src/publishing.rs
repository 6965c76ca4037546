//! The client's messages that a room has neither told everyone nor refused.

use std::collections::VecDeque;

use mqtt_proto::Pid;

use crate::payload;

/// The most messages of a client that wait for rooms. Rooms admit two a second.
const WAITING_MAX: usize = 100;
/// The most messages without their turn for a PUBACK, with those that no room gets.
const UNACKNOWLEDGED_MAX: usize = 1_000;

/// A message on its way.
#[derive(Debug)]
struct Message {
    /// The id of the PUBLISH; `None` for one without PUBACK.
    pid: Option<Pid>,
    room: String,
    /// The id under which the room knows it.
    id: String,
    is_settled: bool,
}

/// Messages in the order in which they came, which is the order of the PUBACKs.
#[derive(Debug, Default)]
pub(crate) struct Publishing {
    messages: VecDeque<Message>,
    /// The number of messages so far.
    count: u64,
}

impl Publishing {
    /// Whether a message with this packet id has no PUBACK yet.
    pub(crate) fn has(&self, pid: Pid) -> bool {
        self.messages.iter().any(|message| message.pid == Some(pid))
    }

    /// Whether no further message may wait for a room.
    pub(crate) fn is_full(&self) -> bool {
        self.messages.len() >= WAITING_MAX
    }

    /// Whether the client sends on although its messages have to wait.
    pub(crate) fn is_overrun(&self) -> bool {
        self.messages.len() > UNACKNOWLEDGED_MAX
    }

    /// Adds a message to a room. Returns its id there.
    pub(crate) fn add(&mut self, pid: Option<Pid>, room: &str, publish_id: &str) -> String {
        self.count += 1;
        let id = payload::message_id(self.count, publish_id);
        self.messages.push_back(Message { pid, room: room.to_owned(), id: id.clone(), is_settled: false });
        id
    }

    /// Adds a message that no room gets. It has its turn among the PUBACKs.
    pub(crate) fn add_settled(&mut self, pid: Option<Pid>) {
        let (room, id) = (String::new(), String::new());
        self.messages.push_back(Message { pid, room, id, is_settled: true });
    }

    /// Settles the messages to a room that meet the condition on their ids, and returns these.
    pub(crate) fn settle(&mut self, room: &str, condition: impl Fn(&str) -> bool) -> Vec<String> {
        let waiting = self.messages.iter_mut().filter(|message| !message.is_settled && message.room == room);
        let settled = waiting.filter(|message| condition(&message.id)).map(|message| {
            message.is_settled = true;
            message.id.clone()
        });
        settled.collect()
    }

    /// Takes the packet ids to acknowledge now.
    pub(crate) fn take_acknowledged(&mut self) -> Vec<Pid> {
        let count = self.messages.iter().take_while(|message| message.is_settled).count();
        self.messages.drain(..count).filter_map(|message| message.pid).collect()
    }

    /// Whether a message to the room is not settled.
    pub(crate) fn waits_for(&self, room: &str) -> bool {
        self.messages.iter().any(|message| !message.is_settled && message.room == room)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pid(number: u16) -> Pid {
        number.try_into().unwrap()
    }

    #[test]
    fn messages_are_acknowledged_in_the_order_in_which_they_came() {
        let mut publishing = Publishing::default();
        let first = publishing.add(Some(pid(1)), "Town137", "a");
        let second = publishing.add(Some(pid(2)), "Town137", "a");
        publishing.add_settled(Some(pid(3)));
        assert_ne!(first, second, "a publish_id may be used again");
        assert_eq!(publishing.settle("Town137", |id| id == second), std::slice::from_ref(&second));
        assert_eq!(publishing.take_acknowledged(), []);
        assert!(publishing.has(pid(2)) && publishing.waits_for("Town137"));
        assert_eq!(publishing.settle("Town137", |_| true), [first]);
        assert_eq!(publishing.take_acknowledged(), [1, 2, 3].map(pid));
        assert!(!publishing.has(pid(2)) && publishing.is_empty());
    }

    #[test]
    fn only_so_many_messages_wait() {
        let mut publishing = Publishing::default();
        for _ in 0..WAITING_MAX {
            assert!(!publishing.is_full());
            publishing.add(None, "Town137", "");
        }
        assert!(publishing.is_full() && !publishing.is_overrun());
        (WAITING_MAX..=UNACKNOWLEDGED_MAX).for_each(|_| publishing.add_settled(None));
        assert!(publishing.is_overrun());
    }
}
