//! A history: a room, and what happens to it. Indices choose among what exists at that moment, modulo its number.

use protocol::Settings;

/// A room, the pages that visit it, and what happens.
#[derive(Clone, Debug)]
pub struct History {
    /// The room's beginning.
    pub beginning: Beginning,
    /// The number of pages.
    pub pages: usize,
    /// The least number of connections by which the room flushes: a crowded room flushes several inputs together.
    pub crowd: usize,
    /// The steps, one after the other.
    pub steps: Vec<Step>,
}

/// The beginning of a room.
#[derive(Clone, Debug)]
pub enum Beginning {
    /// As the plaza, which nobody has entered yet.
    Channel,
    /// As a private room, whose maker is the first page.
    Private(Settings),
    /// As an earlier version of the code stored it: the number of a fixture.
    Stored(usize),
}

/// Something that happens, `after` milliseconds later than the step before it.
#[derive(Clone, Debug)]
pub struct Step {
    /// Milliseconds since the step before.
    pub after: u64,
    /// The step itself.
    pub action: Action,
}

/// Something that happens.
#[derive(Clone, Debug)]
pub enum Action {
    /// A player does something on a page, which is opened if it is not open.
    Play(usize, Play),
    /// A page is loaded again. It keeps the token, and forgets the messages that are not confirmed.
    Reload(usize),
    /// A connection breaks. Each side notices it after some milliseconds.
    Cut {
        /// The page; `None` cuts all.
        page: Option<usize>,
        /// Milliseconds until the room notices.
        room_notices: u64,
        /// Milliseconds until the page notices.
        page_notices: u64,
    },
    /// From now on, frames need this many milliseconds.
    Delay(u64),
    /// The room's object loses its memory. The sockets stay open.
    Evict,
    /// The server ends, and begins again after this many milliseconds.
    Crash(u64),
    /// A later statement that writes fails, and those after it.
    FailWrites {
        /// The number of statements before it.
        after: usize,
        /// The number of saves that fail.
        times: usize,
    },
    /// The room cannot be read this many times.
    FailReads(usize),
    /// A fault of the room's alarm.
    Alarm(AlarmFault),
    /// The server's clock is set by this many milliseconds.
    Clock(i64),
    /// The server goes back to an earlier version, for which a part of the storage is too new, for this many milliseconds.
    RollBack(u64, TooNew),
    /// The retention of older messages ends.
    ExpireMessages,
    /// An operator deletes a message, the one at this place.
    Erase(usize),
    /// The room's maker gives it a bundle of words, or takes it away.
    Bundle(bool),
    /// An operator sets the most rows on the scoreboard.
    Seats(u32),
    /// From now on, calls to the directory and the desk reach them so far.
    Offices(Reach),
}

/// An act of a player.
#[derive(Clone, Debug)]
pub enum Play {
    /// Says an answer to the prompt, the one at this place among those of the word list.
    Answer(usize),
    /// Says something that is no answer.
    Chat,
    /// Says a word that has been right before.
    Repeat,
    /// Wants the next prompt.
    Skip,
    /// Starts a match.
    Start,
    /// Goes on as the host.
    Next,
    /// Sets the room.
    Configure(Settings),
    /// Proposes a word.
    Propose,
    /// Reports a player.
    Report(usize),
    /// Votes to remove a player.
    Vote(usize),
    /// Removes a player as the host.
    Remove(usize),
    /// Chooses a team, or none.
    Team(Option<u8>),
    /// Puts a player into a team as the host.
    Move(usize, u8),
    /// Divides everyone among the teams as the host.
    Shuffle,
    /// Asks for the room's state.
    Resync,
    /// Leaves the room.
    Leave,
}

/// A fault of an alarm.
#[derive(Clone, Copy, Debug)]
pub enum AlarmFault {
    /// The one that is set comes late by this many milliseconds.
    Late(u64),
    /// The one that is set does not come.
    Lost,
    /// One comes now, whether one is set or not.
    Doubled,
}

/// The part of the storage that a newer version wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooNew {
    /// The room's own row.
    Room,
    /// One of its other rows.
    Row(usize),
    /// The latest row of messages.
    Messages,
}

/// The reach of calls to another object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Calls arrive, and so do their replies.
    Both,
    /// Calls arrive, but their replies do not.
    CallsOnly,
    /// Calls do not arrive.
    Neither,
}
