//! What an event says, as far as the rulebook decides it: not which prompt is drawn, nor what a hint says.

use game::protocol::{Note, Phase, Player, Refusal, ServerEvent, Welcome};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    Said { player: u32, text: String },
    Answered { player: u32, word: String, gained: u32, points: u32, correct: u32, until: u64 },
    Prompt { number: u32, place: u32, shown_at: u64, ends_at: u64 },
    Hint,
    Revealed { nobody: bool, until: u64 },
    Lap { podium: Vec<(u32, u32, u32)>, until: u64 },
    Waiting,
    Paused,
    Votes { skip: u32, needed: u32 },
    Row(Row),
    Left(u32),
    Welcome { rows: Vec<Row>, phase: &'static str, conversation: usize },
    NotListed,
    AlreadyUsed,
    TooLate(u64),
    Refused(Refusal, Option<u64>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub player: u32,
    pub nickname: String,
    pub points: u32,
    pub correct: u32,
    pub connected: bool,
}

impl From<&Player> for Row {
    fn from(row: &Player) -> Self {
        let nickname = row.nickname.as_str().to_owned();
        Self { player: row.id.0, nickname, points: row.points, correct: row.correct, connected: row.connected }
    }
}

impl Fact {
    pub fn of(event: &ServerEvent) -> Self {
        match event {
            ServerEvent::Said { player, text, .. } => Self::Said { player: player.0, text: text.as_str().to_owned() },
            ServerEvent::Answered { player, word, gained, points, correct, until, .. } => Self::Answered {
                player: player.0,
                word: word.clone(),
                gained: *gained,
                points: *points,
                correct: *correct,
                until: until.0,
            },
            ServerEvent::Prompt { prompt, .. } => Self::Prompt {
                number: prompt.number,
                place: prompt.place,
                shown_at: prompt.shown_at.0,
                ends_at: prompt.ends_at.0,
            },
            ServerEvent::Hint { .. } => Self::Hint,
            ServerEvent::Revealed { answers, until, .. } => {
                Self::Revealed { nobody: !answers.is_empty(), until: until.0 }
            }
            ServerEvent::Lap { podium, until, .. } => {
                let podium = podium.iter().map(|place| (place.rank, place.player.0, place.points)).collect();
                Self::Lap { podium, until: until.0 }
            }
            ServerEvent::Phase { phase: Phase::Waiting, .. } => Self::Waiting,
            ServerEvent::Phase { phase: Phase::Paused, .. } => Self::Paused,
            ServerEvent::Votes { skip, needed, .. } => Self::Votes { skip: *skip, needed: *needed },
            ServerEvent::Player { player, .. } => Self::Row(player.into()),
            ServerEvent::Left { player, .. } => Self::Left(player.0),
            ServerEvent::Welcome(welcome) => Self::welcome(welcome),
            ServerEvent::Note { note: Note::NotListed { .. }, .. } => Self::NotListed,
            ServerEvent::Note { note: Note::AlreadyUsed { .. }, .. } => Self::AlreadyUsed,
            ServerEvent::Note { note: Note::TooLate { late }, .. } => Self::TooLate(*late),
            ServerEvent::Refused { reason, wait, .. } => Self::Refused(*reason, *wait),
            other => panic!("a room does not say {other:?}"),
        }
    }

    fn welcome(welcome: &Welcome) -> Self {
        let phase = match welcome.phase {
            Phase::Waiting => "waiting",
            Phase::Open { .. } => "open",
            Phase::Fair { .. } => "fair",
            Phase::Reveal { .. } => "reveal",
            Phase::Podium { .. } => "podium",
            Phase::Paused => "paused",
        };
        Self::Welcome {
            rows: welcome.players.iter().map(Row::from).collect(),
            phase,
            conversation: welcome.recent.len(),
        }
    }
}
