//! What an event says, as far as the rulebook decides it: not what a hint says.

use hangul::Pattern;
use protocol::{ErrorCode, Note, Phase, Played, Refusal, Remover, ServerEvent, Settings, Votes};
use rules::{Effects, ForOperators};

use super::view::{Row, Standing, View, kind};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    Said { player: u32, id: String, text: String },
    Answered { player: u32, id: String, word: String, gained: u32, points: u32, correct: u32, until: u64 },
    Prompt { number: u32, place: u32, of: u32, pattern: Pattern, shown_at: u64, ends_at: u64 },
    Hint,
    Revealed { answers: Vec<String>, until: u64 },
    Lap { podium: Vec<Standing>, until: u64 },
    Results { standings: Vec<Standing>, prompts: Vec<Played> },
    Phase { kind: &'static str, until: Option<u64> },
    Votes(Votes),
    Settings(Settings),
    Removed { player: u32, by: Remover },
    Row(Row),
    Left(u32),
    Welcome { you: u32, token: String, view: View },
    NotListed { id: String },
    AlreadyUsed { id: String },
    TooLate { id: String, late: u64 },
    Proposed(String),
    Reported(u32),
    Refused { id: Option<String>, reason: Refusal, wait: Option<u64> },
    Error(ErrorCode),
}

/// Everything that follows from one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Who got a seat, and whether an older connection has to go.
    pub seated: Option<(u32, bool)>,
    pub sender: Vec<Fact>,
    pub everyone: Vec<Fact>,
    pub operators: Option<Confided>,
}

/// What only the operators hear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confided {
    Proposal { player: u32, word: String },
    Report { by: u32, player: u32, nickname: String, said: Vec<(u64, String)> },
}

impl From<&Effects> for Told {
    fn from(effects: &Effects) -> Self {
        Self {
            seated: effects.seated.map(|seated| (seated.player.0, seated.took_over)),
            sender: effects.reply.iter().map(Fact::of).collect(),
            everyone: effects.events.iter().map(Fact::of).collect(),
            operators: effects.for_operators.as_ref().map(Confided::from),
        }
    }
}

impl From<&ForOperators> for Confided {
    fn from(told: &ForOperators) -> Self {
        match told {
            ForOperators::Proposal(proposal) => {
                Self::Proposal { player: proposal.player.0, word: proposal.word.clone() }
            }
            ForOperators::Report(report) => Self::Report {
                by: report.by.0,
                player: report.player.0,
                nickname: report.nickname.clone(),
                said: report.said.iter().map(|(time, text)| (time.0, text.as_str().to_owned())).collect(),
            },
        }
    }
}

impl Fact {
    pub fn of(event: &ServerEvent) -> Self {
        match event.clone() {
            ServerEvent::Said { player, id, text, .. } => {
                Self::Said { player: player.0, id, text: text.as_str().to_owned() }
            }
            ServerEvent::Answered { player, id, word, gained, points, correct, until, .. } => {
                Self::Answered { player: player.0, id, word, gained, points, correct, until: until.0 }
            }
            ServerEvent::Prompt { prompt, .. } => Self::Prompt {
                number: prompt.number,
                place: prompt.place,
                of: prompt.of,
                pattern: prompt.pattern,
                shown_at: prompt.shown_at.0,
                ends_at: prompt.ends_at.0,
            },
            ServerEvent::Hint { .. } => Self::Hint,
            ServerEvent::Revealed { answers, until, .. } => Self::Revealed { answers, until: until.0 },
            ServerEvent::Lap { podium, until, .. } => {
                Self::Lap { podium: podium.iter().map(Standing::from).collect(), until: until.0 }
            }
            ServerEvent::Results { results, .. } => Self::Results {
                standings: results.standings.iter().map(Standing::from).collect(),
                prompts: results.prompts,
            },
            ServerEvent::Phase { phase, .. } => {
                let until = if let Phase::Countdown { until } = phase { Some(until.0) } else { None };
                Self::Phase { kind: kind(&phase), until }
            }
            ServerEvent::Votes { votes, .. } => Self::Votes(votes),
            ServerEvent::Settings { settings, .. } => Self::Settings(settings),
            ServerEvent::Removed { player, by, .. } => Self::Removed { player: player.0, by },
            ServerEvent::Player { player, .. } => Self::Row(Row::from(&player)),
            ServerEvent::Left { player, .. } => Self::Left(player.0),
            ServerEvent::Welcome(welcome) => {
                Self::Welcome { you: welcome.you.0, token: welcome.token.clone(), view: View::from(&*welcome) }
            }
            ServerEvent::Note { id, note: Note::NotListed { .. } } => Self::NotListed { id },
            ServerEvent::Note { id, note: Note::AlreadyUsed { .. } } => Self::AlreadyUsed { id },
            ServerEvent::Note { id, note: Note::TooLate { late } } => Self::TooLate { id, late },
            ServerEvent::Proposed { word } => Self::Proposed(word),
            ServerEvent::Reported { player } => Self::Reported(player.0),
            ServerEvent::Refused { id, reason, wait } => Self::Refused { id, reason, wait },
            ServerEvent::Error { code, .. } => Self::Error(code),
            ServerEvent::Restored { .. }
            | ServerEvent::Notice { .. }
            | ServerEvent::Erased { .. }
            | ServerEvent::Closed { .. } => panic!("nobody does in these courses what leads to {event:?}"),
        }
    }
}
