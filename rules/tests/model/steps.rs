//! A script: a kind of room, and the steps to run on it.

use protocol::{Advance, Difficulty, Mode, Queueing, Scoring, Settings, Topic, WordList};

pub const NICKNAMES: [&str; 4] = ["수달", "하마", "고래", "펭귄"];
pub const TEXTS: [&str; 7] = ["안녕하세요", "ㅋㅋㅋ", "패스", "ㅈㅈ", "뷁뷁", "뷁뷁뷁", "이거 어렵네"];
pub const PROPOSALS: [&str; 3] = ["뷁뷁", "사랑", "ㅋㅋ"];

/// A bundle: its words have different initials or clues, one is not mild, and one is in no dictionary.
pub const BUNDLE: &str = "사랑\t마음\n성교\n사과\n사고\t일\n뷁뷁\n고양이";

/// A room and the steps to run on it.
#[derive(Clone, Debug)]
pub struct Script {
    /// The settings of a private room; `None` for a channel.
    pub private: Option<Settings>,
    /// The most rows on the scoreboard.
    pub seats: u32,
    /// The number of connections by which the room flushes: a crowded room flushes several inputs together.
    pub crowd: usize,
    /// Whether answers wait for hands.
    pub answer_floor: bool,
    pub steps: Vec<Step>,
}

/// One step. Indices choose among the players, tokens or words that exist at that moment, modulo their number.
#[derive(Clone, Debug)]
pub enum Step {
    Join {
        nickname: usize,
    },
    JoinAsMaker,
    Return {
        token: usize,
    },
    ReturnBanned {
        after: u64,
    },
    Watch,
    /// Somebody who watches asks for a seat, perhaps with the token of an earlier one.
    Sit {
        watcher: usize,
        own: bool,
    },
    Queue {
        player: usize,
        state: Queueing,
    },
    Drop {
        player: usize,
    },
    Leave {
        player: usize,
        forgets: bool,
    },
    Answer {
        player: usize,
        word: Word,
    },
    Rounds {
        player: usize,
        times: usize,
        after: u64,
    },
    /// Answers so many prompts too early that a mark comes, and then so many patiently that it goes.
    Hurry {
        player: usize,
        hurried: usize,
        patient: usize,
    },
    Say {
        player: usize,
        text: usize,
    },
    SayAgain {
        player: usize,
    },
    Skip {
        player: usize,
    },
    Propose {
        player: usize,
        word: usize,
    },
    Resync {
        player: usize,
    },
    Start {
        by: By,
    },
    Next {
        by: By,
    },
    StartWithoutHost {
        after: u64,
    },
    Settings {
        by: By,
        change: Change,
    },
    /// The maker gives the room a bundle of words, or takes it away.
    Bundle {
        given: bool,
    },
    /// A player chooses a team, or none.
    Team {
        player: usize,
        team: Option<u8>,
    },
    /// Somebody chooses a team for another player.
    Move {
        by: By,
        target: usize,
        team: Option<u8>,
    },
    Shuffle {
        by: By,
    },
    Remove {
        by: By,
        target: usize,
    },
    /// A player closes the room, unless that is allowed.
    Close {
        player: usize,
    },
    Vote {
        voters: usize,
        speak: bool,
        target: usize,
    },
    Report {
        player: usize,
        target: usize,
    },
    /// A player sends as many proposals or reports as possible within an hour, at intervals of 500 ms, and one more.
    AskOften {
        player: usize,
        reports: bool,
    },
    Misplaced {
        frame: usize,
    },
    Wait {
        millis: u64,
    },
    Tick {
        times: usize,
    },
    Evict {
        lost: Option<usize>,
    },
    /// Everyone loses the connection: one after the other or, if the server is `down` for this many milliseconds, all at
    /// once. After `away` milliseconds this many come back.
    Break {
        down: Option<u64>,
        away: u64,
        back: usize,
    },
}

/// Who sends a frame that only the host may send.
#[derive(Clone, Copy, Debug)]
pub enum By {
    Host,
    Anyone(usize),
}

/// A word that answers the prompt by its choseong, or one that has scored on it.
#[derive(Clone, Copy, Debug)]
pub enum Word {
    Everyday(usize),
    Wide(usize),
    Curated(usize),
    Mature(usize),
    Own,
    Used,
}

/// A change of the settings.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    Nothing,
    Mode(Mode),
    Difficulty(Difficulty),
    Topic(Option<Topic>),
    Words(WordList),
    Seconds(u32),
    Prompts(u32),
    AnswersOnly(bool),
    Mature(bool),
    Scoring(Scoring),
    Advance(Advance),
    Bundle(bool),
    Strict(bool),
    Teams(u8),
}

impl Change {
    pub fn of(self, settings: &Settings) -> Settings {
        let settings = settings.clone();
        match self {
            Self::Nothing => settings,
            Self::Mode(mode) => Settings { mode, ..settings },
            Self::Difficulty(difficulty) => Settings { difficulty, ..settings },
            Self::Topic(topic) => Settings { topic, ..settings },
            Self::Words(words) => Settings { words, ..settings },
            Self::Seconds(seconds) => Settings { seconds, ..settings },
            Self::Prompts(prompts) => Settings { prompts, ..settings },
            Self::Mature(mature) => Settings { mature, ..settings },
            Self::Scoring(scoring) => Settings { scoring, ..settings },
            Self::Bundle(on) => Settings { bundle: on.then(|| "켜기".to_owned()), ..settings },
            Self::Strict(strict) => Settings { strict, ..settings },
            Self::Teams(teams) => Settings { teams, ..settings },
            Self::Advance(advance) => Settings { advance, ..settings },
            Self::AnswersOnly(answers_only) => Settings { answers_only, ..settings },
        }
    }
}
