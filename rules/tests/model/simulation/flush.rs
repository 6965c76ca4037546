//! A flush: what waits is stored, and then sent to the clients.

use protocol::{Event, Incoming, Numbered, Reply};
use rules::{Letter, StoredMessage, window_millis};

use super::{Removed, Simulation};
use crate::model::client::Client;

impl Simulation {
    pub fn flush(&mut self) {
        let flush = self.outbox.take(self.now);
        self.stored.store(&mut self.room, &flush.events);
        if window_millis(self.crowd, 0) > 0 {
            self.kept = self.reference.clone();
        }
        self.deliver(&flush.events, &flush.letters);
        // For the invariants, replies come right after the last event that they include.
        let mut events = flush.events.into_iter().peekable();
        for letter in flush.letters {
            while let Some(numbered) = events.next_if(|numbered| numbered.seq <= letter.seq) {
                self.sent.push(Incoming::Event(numbered));
            }
            self.sent.extend(letter.replies.into_iter().map(Incoming::Reply));
        }
        assert!(events.next().is_none(), "every event belongs to an input");
    }

    /// Delivers what was flushed to the clients, and compares every client with the reference.
    fn deliver(&mut self, events: &[Numbered], letters: &[Letter<()>]) {
        self.clients.values_mut().for_each(|client| client.receive(self.now, events));
        for (letter, reply) in letters.iter().flat_map(|letter| letter.replies.iter().map(move |reply| (letter, reply)))
        {
            // A client that left after a resync is not there for its welcome.
            if let Reply::Welcome(welcome) = reply
                && (letter.seated.is_some() || self.clients.contains_key(&welcome.you.0))
            {
                let mut client = Client::from(&**welcome);
                client.receive(self.now, events);
                let before = self.clients.insert(welcome.you.0, client.clone());
                assert!(before.is_none_or(|before| before == client), "a welcome differs from an up-to-date client");
                let later = events.iter().filter(|numbered| numbered.seq > welcome.seq);
                let shown = welcome.recent.iter().chain(later.filter(|later| later.event.as_message().is_some()));
                let shown: Vec<_> = shown.cloned().collect();
                let recent: Vec<_> = self.stored.recent().into_iter().map(StoredMessage::into_event).collect();
                assert!(shown.ends_with(&recent), "a welcome has the latest messages");
            }
        }
        for Numbered { event, .. } in events {
            if let Event::Removed { player, .. } = *event
                && let Some(client) = self.clients.remove(&player.0)
            {
                self.removed = Some(Removed { player, token: client.token, at: self.now });
            }
        }
        let mut view = self.reference.view();
        // The clients know when a ballot ends; the reference drops it with the next input.
        view.votes.retain(|votes| votes.until.is_none_or(|until| self.now < until));
        for client in self.clients.values() {
            assert_eq!(client.view(), view, "all clients show the same");
        }
    }
}
