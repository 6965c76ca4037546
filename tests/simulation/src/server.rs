//! The server of one room: what the Worker's room object does around the rules, without its limits on sockets.

mod flush;
mod memory;

use std::collections::BTreeMap;

use hangul::RoomName;
use lexicon::Words;
use protocol::http::{Listing, NewBundle};
use protocol::{ClientFrame, ErrorCode, JOIN_MILLIS, Millis, PlayerId, Reply, close, write_frame};
use rules::{Effects, Input, Operation, Room, bundle};

use crate::journal::Journal;
use crate::storage::{Fault, Storage};
use memory::Memory;

/// The words of the bundle: some with a clue, and one that no word list has.
const BUNDLE: &str = "사랑\t마음\n사과\n서랍\n뷁뷁\n고양이, 야옹";

/// A WebSocket connection. Numbers are not used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Socket(pub(crate) u64);

/// A frame, a close or a call that the server sends.
pub(crate) enum Outgoing {
    Frame(Socket, String),
    Close(Socket, u16),
    /// To the directory.
    Report(Listing),
    /// Everything that is stored for the desk.
    Deliver,
}

pub(crate) struct Server {
    pub(crate) storage: Storage,
    pub(crate) journal: Journal,
    /// Everything that was sent and not yet taken away.
    pub(crate) outgoing: Vec<Outgoing>,
    /// The players by socket. The runtime keeps them while the object has no memory.
    sockets: BTreeMap<Socket, Option<PlayerId>>,
    memory: Memory,
    words: Words<'static>,
    crowd: usize,
    /// The number of tokens that were given.
    tokens: u64,
}

impl Server {
    pub(crate) fn new(storage: Storage, journal: Journal, words: Words<'static>, crowd: usize) -> Self {
        let (sockets, memory) = (BTreeMap::new(), Memory::default());
        Self { storage, journal, outgoing: Vec::new(), sockets, memory, words, crowd, tokens: 0 }
    }

    /// Accepts a socket. It is closed unless a player joins through it in time.
    pub(crate) fn accept(&mut self, now: Millis, socket: Socket) {
        self.sockets.insert(socket, None);
        self.memory.waiting.insert(socket, now.plus(JOIN_MILLIS));
    }

    /// Handles a frame.
    pub(crate) fn receive(&mut self, now: Millis, socket: Socket, frame: &str) {
        if !self.sockets.contains_key(&socket) {
            return;
        }
        let player = self.settled_player(now, socket);
        let frame = ClientFrame::read(frame).expect("pages send readable frames");
        let input = match (frame, player) {
            (ClientFrame::Join { nickname, resume, watch, .. }, sender) => {
                self.tokens += 1;
                let fresh_token = format!("token-{}", self.tokens);
                Input::Join { sender, watch, nickname, resume, fresh_token, network: None }
            }
            (_, None) => return self.refuse(socket, ErrorCode::NotJoined),
            (frame, Some(player)) => Input::Sent { player, frame },
        };
        let is_leaving = matches!(input, Input::Sent { frame: ClientFrame::Leave | ClientFrame::Forget, .. });
        self.apply(now, input, Some(socket));
        if is_leaving && self.flush(now) {
            player.and_then(|player| self.memory.seated.remove(&player));
            self.close(socket, close::LEFT);
        }
    }

    /// Handles the end of a connection.
    pub(crate) fn lose(&mut self, now: Millis, socket: Socket) {
        if !self.sockets.contains_key(&socket) {
            return;
        }
        let player = self.settled_player(now, socket);
        self.sockets.remove(&socket);
        self.memory.waiting.remove(&socket);
        if let Some(player) = player {
            self.memory.seated.remove(&player);
            self.apply(now, Input::Drop { player }, None);
        }
    }

    /// The player of a socket. A join that is about to change it is flushed first.
    fn settled_player(&mut self, now: Millis, socket: Socket) -> Option<PlayerId> {
        let player = self.sockets.get(&socket).copied().flatten();
        let is_about_to_change = self.memory.outbox.letters().iter().any(|letter| {
            letter.seated.is_some_and(|seated| letter.to == Some(socket) || player == Some(seated.player))
        });
        if is_about_to_change {
            self.flush(now);
        }
        self.sockets.get(&socket).copied().flatten()
    }

    fn refuse(&mut self, socket: Socket, code: ErrorCode) {
        self.send_frame(socket, write_frame([&Reply::from(code)], []));
    }

    fn send_frame(&mut self, socket: Socket, frame: String) {
        self.outgoing.push(Outgoing::Frame(socket, frame));
    }

    fn close(&mut self, socket: Socket, code: u16) {
        self.sockets.remove(&socket);
        self.memory.waiting.remove(&socket);
        self.outgoing.push(Outgoing::Close(socket, code));
    }

    pub(crate) fn operate(&mut self, now: Millis, operation: Operation) {
        self.call(now, Input::Operate(operation));
    }

    /// The room's maker gives it a bundle of words, or takes it away.
    pub(crate) fn give_bundle(&mut self, now: Millis, is_given: bool) {
        let new = NewBundle { name: "묶음".to_owned(), text: BUNDLE.to_owned(), confirmed: true };
        let bundle = bundle::read(&new, false, &self.words).ok().map(|(bundle, _)| bundle);
        self.call(now, Input::Bundle(bundle.filter(|_| is_given)));
    }

    /// Applies an input that comes over HTTP.
    fn call(&mut self, now: Millis, input: Input) {
        self.flush(now);
        if self.storage.exists() {
            self.apply(now, input, None);
            self.flush(now);
        }
    }

    /// Applies one input, and flushes if that is due.
    fn apply(&mut self, now: Millis, input: Input, sender: Option<Socket>) {
        match self.restore(now).map(|()| self.handle(now, input)) {
            Ok((effects, seq)) => self.memory.outbox.push(sender, now, seq, effects),
            Err(Fault) => {
                self.memory.retry_later(now, self.storage.exists());
                sender.into_iter().for_each(|socket| self.refuse(socket, ErrorCode::Internal));
            }
        }
        self.settle(now);
    }

    /// Reads the room from the storage, unless it is in memory already or not stored.
    fn restore(&mut self, now: Millis) -> Result<(), Fault> {
        if self.memory.room.is_some() {
            return Ok(());
        }
        let connected: Vec<_> = self.memory.seated.keys().map(|&player| (player, None)).collect();
        let room = match self.storage.load(now)? {
            Some(room) => room,
            None if !connected.is_empty() => Room::channel(RoomName::plaza(), now.0, now.0),
            None => return Ok(()),
        };
        self.journal.check_restored(&room);
        self.memory.room = Some(room);
        let (effects, seq) = self.handle(now, Input::Restore { connected });
        self.memory.outbox.push(None, now, seq, effects);
        Ok(())
    }

    fn handle(&mut self, now: Millis, input: Input) -> (Effects, u64) {
        let room = self.memory.room.get_or_insert_with(|| Room::channel(RoomName::plaza(), now.0, now.0));
        let effects = room.handle(now, input, &self.words);
        (effects, room.position().1)
    }

    /// Loses the memory. The sockets stay open.
    pub(crate) fn evict(&mut self, now: Millis) {
        self.memory = Memory::of_sockets(now, &self.sockets);
    }

    /// Loses the memory and the sockets, which are returned.
    pub(crate) fn crash(&mut self) -> Vec<Socket> {
        self.memory = Memory::default();
        self.outgoing.clear();
        std::mem::take(&mut self.sockets).into_keys().collect()
    }

    /// Deletes the messages from before `moment` with the next flush.
    pub(crate) fn expire_messages(&mut self, moment: Millis) {
        self.memory.expires = Some(moment);
    }
}
