//! A flush: what waits is stored, and then sent to the clients.

use protocol::{Event, Incoming, Numbered, PlayerId, Reply};
use rules::{Flush, StoredMessage, window_millis};

use super::{Removed, Simulation};
use crate::model::client::Client;
use crate::model::outcome::Announced;

impl Simulation {
    pub fn flush(&mut self) {
        let watching = self.room.tell_watching();
        let expected = self.reference.tell_watching(watching.as_ref().map_or(self.room.position().1, |told| told.seq));
        assert_eq!(watching.as_ref().map(|told| Announced::from(&told.event)), expected, "how many watch");
        watching.into_iter().for_each(|watching| self.outbox.append(watching));
        let progress = self.room.tell_progress();
        let expected = self.reference.tell_progress();
        assert_eq!(progress.as_ref().map(|told| Announced::from(&told.event)), expected, "how many have scored");
        progress.into_iter().for_each(|progress| self.outbox.append(progress));
        let flush = self.outbox.take(self.now);
        self.stored.store(&mut self.room, &flush.events);
        if window_millis(self.crowd, 0) > 0 {
            self.kept = self.reference.clone();
        }
        self.deliver(&flush);
        // For the invariants, replies come right after the last event that they include.
        let mut events = flush.events.into_iter().peekable();
        for letter in flush.letters {
            while let Some(numbered) = events.next_if(|numbered| numbered.seq <= letter.seq) {
                self.sent.push(Incoming::Event(numbered));
            }
            self.sent.extend(letter.replies.into_iter().map(Incoming::Reply));
        }
        let others = flush.others.into_iter().map(|(.., reply)| Incoming::Reply(reply));
        self.sent.extend(events.map(Incoming::Event).chain(others));
    }

    /// Delivers what was flushed to the clients, and compares every client with the reference.
    fn deliver(&mut self, flush: &Flush<Option<PlayerId>>) {
        let events = &flush.events;
        self.clients.values_mut().for_each(|client| client.receive(self.now, events));
        // Whoever watched under another number has one connection.
        let moved =
            flush.letters.iter().filter(|letter| letter.seated.is_some()).filter_map(|letter| letter.to.flatten());
        moved.for_each(|watcher| drop(self.clients.remove(&watcher.0)));
        let own =
            flush.letters.iter().flat_map(|letter| letter.replies.iter().map(|reply| (letter.seated.is_some(), reply)));
        let others = flush.others.iter().map(|(_, _, reply)| (false, reply));
        for (is_new, reply) in own.chain(others) {
            // A client that left after a resync is not there for its welcome.
            if let Reply::Welcome(welcome) = reply
                && (is_new || self.clients.contains_key(&welcome.you.0))
            {
                let mut client = Client::from(&**welcome);
                client.receive(self.now, events);
                let before = self.clients.insert(welcome.you.0, client.clone());
                assert!(
                    before.is_none_or(|before| before.shows(&client)),
                    "a welcome differs from an up-to-date client"
                );
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
                let token = client.token.unwrap_or_default();
                self.removed = Some(Removed { player, token, at: self.now });
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
