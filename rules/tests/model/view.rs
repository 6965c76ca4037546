//! The room as every player sees it, reduced to what the rules determine.

use protocol::{Phase, Place, Player, Progress, Settings, TeamPlace, Votes, Welcome};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub rows: Vec<Row>,
    /// The points of the teams.
    pub teams: Vec<u32>,
    /// How many watch.
    pub watching: u32,
    pub settings: Settings,
    pub phase: &'static str,
    pub votes: Vec<Votes>,
    /// How many have scored, where everyone does.
    pub progress: Option<Progress>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub player: u32,
    pub nickname: String,
    pub points: u32,
    pub correct: u32,
    pub connected: bool,
    pub colour: u8,
    pub host: bool,
    pub team: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub rank: u32,
    pub player: u32,
    pub nickname: String,
    pub points: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamStanding {
    pub rank: u32,
    pub team: u8,
    pub points: u32,
    pub best: Vec<Standing>,
}

impl From<&TeamPlace> for TeamStanding {
    fn from(place: &TeamPlace) -> Self {
        let best = place.best.iter().map(Standing::from).collect();
        Self { rank: place.rank, team: place.team, points: place.points, best }
    }
}

impl From<&Player> for Row {
    fn from(row: &Player) -> Self {
        Self {
            player: row.id.0,
            nickname: row.nickname.as_str().to_owned(),
            points: row.points,
            correct: row.correct,
            connected: row.connected,
            colour: row.colour,
            host: row.host,
            team: row.team,
        }
    }
}

impl From<&Place> for Standing {
    fn from(place: &Place) -> Self {
        let nickname = place.nickname.as_str().to_owned();
        Self { rank: place.rank, player: place.player.0, nickname, points: place.points }
    }
}

impl From<&Welcome> for View {
    fn from(welcome: &Welcome) -> Self {
        Self {
            rows: welcome.players.iter().map(Row::from).collect(),
            teams: welcome.teams.clone(),
            watching: welcome.watching.unwrap_or_default(),
            settings: welcome.settings.clone(),
            phase: phase_name(&welcome.phase),
            votes: welcome.votes.clone(),
            progress: progress(&welcome.phase),
        }
    }
}

pub fn progress(phase: &Phase) -> Option<Progress> {
    if let Phase::Open { progress, .. } = phase { *progress } else { None }
}

/// The phase's name on the wire.
pub fn phase_name(phase: &Phase) -> &'static str {
    match phase {
        Phase::Waiting => "waiting",
        Phase::Open { .. } => "open",
        Phase::Fair { .. } => "fair",
        Phase::Reveal { .. } => "reveal",
        Phase::Podium { .. } => "podium",
        Phase::Paused { frozen: None } => "paused",
        Phase::Paused { frozen: Some(_) } => "frozen",
        Phase::Lobby => "lobby",
        Phase::Countdown { .. } => "countdown",
        Phase::Results { .. } => "results",
        Phase::Talk => "talk",
    }
}
