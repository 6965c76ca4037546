//! Messages that the room has neither told everyone nor refused.

use protocol::ClientFrame;

/// A message on its way to the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The client's own id. A message that is sent twice with the same id is said once.
    pub id: String,
    /// The text as typed.
    pub text: String,
    /// Whether it was sent since the room last may have lost it.
    sent: bool,
}

/// Messages that are not confirmed, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Outbox(Vec<Pending>);

impl Outbox {
    pub(crate) fn push(&mut self, id: String, text: String) {
        self.0.push(Pending { id, text, sent: false });
    }

    pub(crate) fn as_slice(&self) -> &[Pending] {
        &self.0
    }

    /// Removes the message with this id and returns it.
    pub(crate) fn remove(&mut self, id: &str) -> Option<Pending> {
        let place = self.0.iter().position(|message| message.id == id)?;
        Some(self.0.remove(place))
    }

    /// Sends every message once more, because the room may not have received it.
    pub(crate) fn resend(&mut self) {
        self.0.iter_mut().for_each(|message| message.sent = false);
    }

    /// The frames of the messages that are not sent; they count as sent from now on.
    pub(crate) fn take_unsent(&mut self) -> impl Iterator<Item = ClientFrame> {
        self.0.iter_mut().filter(|message| !message.sent).map(|message| {
            message.sent = true;
            ClientFrame::Say { id: message.id.clone(), text: message.text.clone() }
        })
    }
}
