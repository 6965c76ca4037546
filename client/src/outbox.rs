//! Messages that the room has neither broadcast nor refused.

use protocol::ClientFrame;

/// A message that the room has neither broadcast nor refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The client's own id. The room broadcasts the message once, even if it is sent twice with this id.
    pub id: String,
    /// The text as typed.
    pub text: String,
    /// Whether it was sent after the last `welcome` or `restored`. The room may have lost a message that was sent
    /// before.
    sent: bool,
}

/// The pending messages, oldest first.
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

    /// Removes every message and returns them.
    pub(crate) fn take(&mut self) -> Vec<Pending> {
        std::mem::take(&mut self.0)
    }

    /// Marks every message to be sent again, because the room may not have received or stored it.
    pub(crate) fn resend(&mut self) {
        self.0.iter_mut().for_each(|message| message.sent = false);
    }

    /// Returns the frames of the unsent messages, and marks them as sent.
    pub(crate) fn take_unsent(&mut self) -> impl Iterator<Item = ClientFrame> {
        self.0.iter_mut().filter(|message| !message.sent).map(|message| {
            message.sent = true;
            ClientFrame::Say { id: message.id.clone(), text: message.text.clone() }
        })
    }
}
