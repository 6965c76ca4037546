//! The effects of one input, reduced to what the rules determine: not, for example, the text of a hint.

use hangul::Pattern;
use protocol::{ErrorCode, Event, Found, Note, Phase, Played, Progress, Refusal, Remover, Reply, Settings, Votes};
use rules::{Effects, ForOperators};

use super::view::{Row, Standing, TeamStanding, View, phase_name};

/// An event for everyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announced {
    Said {
        player: u32,
        id: String,
        text: String,
    },
    Answered {
        player: u32,
        id: String,
        word: String,
        gained: u32,
        points: u32,
        correct: u32,
        until: u64,
    },
    Prompt {
        number: u32,
        place: u32,
        of: u32,
        pattern: Pattern,
        shown_at: u64,
        ends_at: u64,
    },
    Hint,
    Revealed {
        answers: Vec<String>,
        found: Vec<Found>,
        until: Option<u64>,
    },
    Lap {
        podium: Vec<Standing>,
        until: u64,
    },
    Results {
        standings: Vec<Standing>,
        prompts: Vec<Played>,
        teams: Vec<TeamStanding>,
    },
    Teams(Vec<u32>),
    /// `until` is when the phase or its prompt ends, or since when it is frozen.
    Phase {
        name: &'static str,
        until: Option<u64>,
    },
    Votes(Votes),
    Settings(Settings),
    Removed {
        player: u32,
        by: Remover,
    },
    Row(Row),
    Watching(u32),
    Progress(Progress),
    Left(u32),
}

/// A reply to the sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replied {
    Welcome {
        you: u32,
        token: Option<String>,
        watches: bool,
        view: View,
        early: Vec<Announced>,
    },
    /// An event that only some are told before the reveal.
    Early(Announced),
    NotListed {
        id: String,
    },
    AlreadyUsed {
        id: String,
    },
    TooLate {
        id: String,
        late: u64,
    },
    Proposed(String),
    Reported(u32),
    Queue {
        place: Option<u32>,
        until: Option<u64>,
    },
    Marked(Vec<u32>),
    Refused {
        id: Option<String>,
        reason: Refusal,
        wait: Option<u64>,
    },
    Error(ErrorCode),
}

/// A message to the operators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToOperators {
    Proposal { player: u32, word: String },
    Report { by: u32, player: u32, nickname: String, said: Vec<(u64, String)> },
}

/// All effects of one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The number that the sender got, whether it has an older connection, and whether it watches.
    pub seated: Option<(u32, bool, bool)>,
    pub replies: Vec<Replied>,
    /// Replies to players who did not send the input.
    pub others: Vec<(u32, Replied)>,
    pub events: Vec<Announced>,
    pub for_operators: Option<ToOperators>,
}

impl From<&Effects> for Outcome {
    fn from(effects: &Effects) -> Self {
        Self {
            seated: effects.seated.map(|seated| (seated.player.0, seated.took_over, seated.watches)),
            replies: effects.replies.iter().map(Replied::from).collect(),
            others: effects.others.iter().map(|(player, reply)| (player.0, Replied::from(reply))).collect(),
            events: effects.events.iter().map(|numbered| Announced::from(&numbered.event)).collect(),
            for_operators: effects.for_operators.as_ref().map(ToOperators::from),
        }
    }
}

impl From<&ForOperators> for ToOperators {
    fn from(message: &ForOperators) -> Self {
        match message {
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

impl From<&Event> for Announced {
    fn from(event: &Event) -> Self {
        match event.clone() {
            Event::Said { player, id, text, .. } => Self::Said { player: player.0, id, text: text.as_str().to_owned() },
            Event::Answered { player, id, word, gained, points, correct, until, .. } => {
                Self::Answered { player: player.0, id, word, gained, points, correct, until: until.0 }
            }
            Event::Prompt { prompt } => Self::Prompt {
                number: prompt.number,
                place: prompt.place,
                of: prompt.of,
                pattern: prompt.pattern,
                shown_at: prompt.shown_at.0,
                ends_at: prompt.ends_at.0,
            },
            Event::Hint { .. } => Self::Hint,
            Event::Revealed { answers, found, until } => {
                Self::Revealed { answers, found, until: until.map(|until| until.0) }
            }
            Event::Lap { podium, until } => {
                Self::Lap { podium: podium.iter().map(Standing::from).collect(), until: until.0 }
            }
            Event::Results { results } => Self::Results {
                standings: results.standings.iter().map(Standing::from).collect(),
                prompts: results.prompts,
                teams: results.teams.iter().map(TeamStanding::from).collect(),
            },
            Event::Phase { phase } => {
                let until = match &phase {
                    Phase::Paused { frozen: Some(frozen) } => Some(frozen.since),
                    Phase::Open { prompt, .. } => Some(prompt.ends_at),
                    Phase::Fair { until, .. } => Some(*until),
                    Phase::Reveal { until, .. } => *until,
                    Phase::Podium { until, .. } | Phase::Countdown { until } => Some(*until),
                    _ => None,
                };
                Self::Phase { name: phase_name(&phase), until: until.map(|until| until.0) }
            }
            Event::Votes { votes } => Self::Votes(votes),
            Event::Settings { settings } => Self::Settings(settings),
            Event::Removed { player, by } => Self::Removed { player: player.0, by },
            Event::Player { player } => Self::Row(Row::from(&player)),
            Event::Teams { teams } => Self::Teams(teams),
            Event::Watching { watching } => Self::Watching(watching),
            Event::Progress { progress } => Self::Progress(progress),
            Event::Left { player } => Self::Left(player.0),
            Event::Board { .. } => panic!("scripts have no crowd: {event:?}"),
            Event::Notice { .. } | Event::Erased { .. } | Event::Closed { .. } => {
                panic!("scripts contain no operator and no closing: {event:?}")
            }
        }
    }
}

impl From<&Reply> for Replied {
    fn from(reply: &Reply) -> Self {
        match reply.clone() {
            Reply::Welcome(welcome) => Self::Welcome {
                you: welcome.you.0,
                token: welcome.token.clone(),
                watches: welcome.watches,
                view: View::from(&*welcome),
                early: welcome.early.iter().map(|early| Announced::from(&early.0)).collect(),
            },
            Reply::Early(early) => Self::Early(Announced::from(&early.0)),
            Reply::Queue { place, until } => Self::Queue { place, until: until.map(|until| until.0) },
            Reply::Note { id, note: Note::NotListed { .. } } => Self::NotListed { id },
            Reply::Note { id, note: Note::AlreadyUsed { .. } } => Self::AlreadyUsed { id },
            Reply::Note { id, note: Note::TooLate { late } } => Self::TooLate { id, late },
            Reply::Proposed { word } => Self::Proposed(word),
            Reply::Reported { player } => Self::Reported(player.0),
            Reply::Marked { players } => Self::Marked(players.iter().map(|player| player.0).collect()),
            Reply::Refused { id, reason, wait } => Self::Refused { id, reason, wait },
            Reply::Error { code, .. } => Self::Error(code),
            Reply::Players { .. } => panic!("scripts have no crowd: {reply:?}"),
            Reply::Restored { .. } => panic!("the rules never reply with it: {reply:?}"),
        }
    }
}
