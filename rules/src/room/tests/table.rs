//! A room with virtual time, and shorthands for players' actions.

use hangul::RoomName;
use lexicon::{Entry, Words};
use protocol::{
    ClientFrame, Event, Millis, Note, Phase, Player, PlayerId, Prompt, Refusal, Reply, Settings, Welcome, WordList,
};

use super::storage::Stored;
use crate::{Changes, Effects, Input, Room, StoredMessage};

/// A room under test, its clock and its storage.
pub(super) struct Table {
    pub(super) room: Room,
    /// The changes of the last input.
    pub(super) changes: Changes,
    pub(super) stored: Stored,
    pub(super) words: Words<'static>,
    pub(super) now: Millis,
    /// See [`Room::set_answer_floor`].
    has_answer_floor: bool,
    said: u32,
}

impl Table {
    pub(super) fn new() -> Self {
        let words = Words::new(include_bytes!("../../../../words/built/words.bin")).unwrap();
        let mut room = Room::channel(RoomName::plaza(), 1, 42);
        room.set_answer_floor(false);
        let (changes, stored) = (Changes::default(), Stored::default());
        Self { room, changes, stored, words, now: Millis(1_000_000), has_answer_floor: false, said: 0 }
    }

    /// A private room without players. A player who joins with [`MAKER`] is its maker.
    pub(super) fn private(settings: Settings) -> Self {
        let mut room = Room::private(RoomName::code(1), 1, 42, settings, MAKER.into());
        room.set_answer_floor(false);
        Self { room, ..Self::new() }
    }

    /// The same table, whose answers wait for hands.
    pub(super) fn with_answer_floor(mut self) -> Self {
        self.has_answer_floor = true;
        self.room.set_answer_floor(true);
        self
    }

    pub(super) fn handle(&mut self, input: Input) -> Effects {
        let effects = self.room.handle(self.now, input, &self.words);
        self.changes = self.room.take_changes();
        self.stored.store(self.changes.clone());
        effects
    }

    pub(super) fn wait(&mut self, millis: u64) -> &mut Self {
        self.now = self.now.plus(millis);
        self
    }

    pub(super) fn try_join(&mut self, nickname: &str, resume: Option<&str>) -> Effects {
        self.ask_for_seat(None, nickname, resume)
    }

    /// A join from an address.
    pub(super) fn try_join_from(&mut self, address: &str, nickname: &str, resume: Option<&str>) -> Effects {
        self.ask_for_seat(Some(address.to_owned()), nickname, resume)
    }

    fn ask_for_seat(&mut self, network: Option<String>, nickname: &str, resume: Option<&str>) -> Effects {
        let fresh_token = format!("token-{}", self.room.position().1);
        let (nickname, resume) = (nickname.into(), resume.map(Into::into));
        self.handle(Input::Join { sender: None, watch: false, nickname, resume, fresh_token, network })
    }

    /// Somebody at an address asks to watch.
    pub(super) fn try_watch_from(&mut self, address: Option<&str>) -> Effects {
        let (nickname, fresh_token, network) = (String::new(), "fresh".to_owned(), address.map(Into::into));
        self.handle(Input::Join { sender: None, watch: true, nickname, resume: None, fresh_token, network })
    }

    /// Somebody watches from now on.
    pub(super) fn watch(&mut self) -> PlayerId {
        welcome(self.try_watch_from(None)).you
    }

    /// Somebody who watches asks for a seat.
    pub(super) fn sit(&mut self, watcher: PlayerId, nickname: &str, resume: Option<&str>) -> Effects {
        self.sit_from(None, watcher, nickname, resume)
    }

    /// The same, at an address.
    pub(super) fn sit_from(
        &mut self,
        address: Option<&str>,
        watcher: PlayerId,
        nickname: &str,
        resume: Option<&str>,
    ) -> Effects {
        let (nickname, resume, network) = (nickname.into(), resume.map(Into::into), address.map(Into::into));
        let (sender, fresh_token) = (Some(watcher), format!("sat-{}", watcher.0));
        self.handle(Input::Join { sender, watch: false, nickname, resume, fresh_token, network })
    }

    pub(super) fn join_from(&mut self, address: &str, nickname: &str) -> Welcome {
        welcome(self.try_join_from(address, nickname, None))
    }

    pub(super) fn join(&mut self, nickname: &str) -> Welcome {
        welcome(self.try_join(nickname, None))
    }

    /// Joins as the maker of the private room.
    pub(super) fn join_as_maker(&mut self) -> Welcome {
        welcome(self.try_join("만든이", Some(MAKER)))
    }

    /// The host according to a new welcome for `player`.
    pub(super) fn host(&mut self, player: PlayerId) -> Option<PlayerId> {
        let rows = welcome(self.wait(2_000).handle(sent(player, ClientFrame::Resync))).players;
        rows.iter().find(|row| row.host).map(|row| row.id)
    }

    pub(super) fn say_as(&mut self, player: PlayerId, id: &str, text: &str) -> Effects {
        self.handle(sent(player, ClientFrame::Say { id: id.into(), text: text.into() }))
    }

    pub(super) fn say(&mut self, player: PlayerId, text: &str) -> Vec<Event> {
        self.said += 1;
        let id = format!("m{}", self.said);
        events(&self.say_as(player, &id, text))
    }

    pub(super) fn tick(&mut self, millis: u64) -> Vec<Event> {
        events(&self.wait(millis).handle(Input::Tick))
    }

    pub(super) fn phase(&self) -> Phase {
        self.room.phase()
    }

    pub(super) fn prompt(&self) -> Prompt {
        match self.phase() {
            Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } | Phase::Reveal { prompt, .. } => prompt,
            other => panic!("no prompt in {other:?}"),
        }
    }

    /// The word of the prompt's clue.
    pub(super) fn clued_word(&self) -> Option<String> {
        let Prompt { pattern, clue, .. } = self.prompt();
        let mut clues = self.words.questions.clues(&pattern);
        clues.find(|known| Some(&known.text) == clue.as_ref()).map(|clue| clue.word)
    }

    /// Everyday answers to the prompt. The word of its clue, which earns more, is the last.
    pub(super) fn right_words<const N: usize>(&self) -> [String; N] {
        let answers = self.words.dictionary.answers(&self.prompt().pattern);
        let clued = self.clued_word();
        let plain = |entry: &Entry| entry.list == WordList::Everyday && Some(&entry.word) != clued.as_ref();
        let mut words = answers.filter(plain).map(|entry| entry.word).chain(clued.clone());
        std::array::from_fn(|_| words.next().unwrap())
    }

    /// A word with the prompt's initials that no list has.
    pub(super) fn unlisted_word(&self) -> String {
        let pattern = self.prompt().pattern;
        pattern.indices().iter().map(|&choseong| hangul::join(choseong, 27).unwrap()).collect()
    }

    /// Advances the clock to the next deadline and runs what is due.
    pub(super) fn tick_at_deadline(&mut self) -> Effects {
        self.now = self.room.next_deadline().unwrap().max(self.now);
        self.handle(Input::Tick)
    }

    /// The events of [`Table::tick_at_deadline`].
    pub(super) fn advance(&mut self) -> Vec<Event> {
        events(&self.tick_at_deadline())
    }

    /// Advances until the next prompt is open.
    pub(super) fn next_prompt(&mut self) {
        let number = self.prompt().number;
        while !matches!(self.phase(), Phase::Open { prompt, .. } if prompt.number > number) {
            self.advance();
        }
    }

    /// The scoreboard as `(nickname, points, correct, connected)`.
    pub(super) fn scores(&mut self, player: PlayerId) -> Vec<(String, u32, u32, bool)> {
        let row = |row: Player| (row.nickname.as_str().to_owned(), row.points, row.correct, row.connected);
        welcome(self.handle(sent(player, ClientFrame::Resync))).players.into_iter().map(row).collect()
    }

    /// Restores the room from its rows and messages, with only these players connected.
    pub(super) fn evict(&mut self, connected: &[PlayerId]) -> Effects {
        let rows = self.room.conversation.iter().map(|message| StoredMessage::of(message).unwrap().write());
        let messages = rows.map(|row| StoredMessage::read(&row).unwrap()).collect();
        self.room = self.stored.restore(messages);
        self.room.set_answer_floor(self.has_answer_floor);
        self.handle(Input::Restore { connected: connected.iter().map(|&player| (player, None)).collect() })
    }
}

/// The maker's token of the private room.
pub(super) const MAKER: &str = "maker";

/// A frame of `player`.
pub(super) fn sent(player: PlayerId, frame: ClientFrame) -> Input {
    Input::Sent { player, frame }
}

/// The events of `effects`, without their numbers.
pub(super) fn events(effects: &Effects) -> Vec<Event> {
    effects.events.iter().map(|numbered| numbered.event.clone()).collect()
}

/// The welcome, which has to be the first reply.
pub(super) fn welcome(effects: Effects) -> Welcome {
    match effects.replies.into_iter().next() {
        Some(Reply::Welcome(welcome)) => *welcome,
        other => panic!("no welcome but {other:?}"),
    }
}

pub(super) fn note(id: &str, note: Note) -> Reply {
    Reply::Note { id: id.into(), note }
}

pub(super) fn refused(id: Option<&str>, reason: Refusal) -> Reply {
    Reply::Refused { id: id.map(Into::into), reason, wait: None }
}
