//! A client's copy of the room: its welcome, updated by every event since.

use protocol::{Event, Millis, Numbered, Phase, Player, PlayerId, Settings, Votes, Welcome};

use super::view::{Row, View, phase_name, progress};

#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// `None` for whoever watches and never had a seat.
    pub token: Option<String>,
    pub watches: bool,
    seq: u64,
    watching: u32,
    rows: Vec<Player>,
    teams: Vec<u32>,
    settings: Settings,
    phase: Phase,
    votes: Vec<Votes>,
}

impl From<&Welcome> for Client {
    fn from(welcome: &Welcome) -> Self {
        Self {
            token: welcome.token.clone(),
            watches: welcome.watches,
            seq: welcome.seq,
            watching: welcome.watching.unwrap_or_default(),
            rows: welcome.players.clone(),
            teams: welcome.teams.clone(),
            settings: welcome.settings.clone(),
            phase: welcome.phase.clone(),
            votes: welcome.votes.clone(),
        }
    }
}

impl Client {
    /// Whether this copy equals another one but for the seat, which a silent player loses.
    pub fn shows(&self, other: &Self) -> bool {
        let seatless = |client: &Self| Self { token: None, watches: false, ..client.clone() };
        seatless(self) == seatless(other)
    }

    pub fn view(&self) -> View {
        View {
            rows: self.rows.iter().map(Row::from).collect(),
            teams: self.teams.clone(),
            watching: self.watching,
            settings: self.settings.clone(),
            phase: phase_name(&self.phase),
            votes: self.votes.clone(),
            progress: progress(&self.phase),
        }
    }

    pub fn host(&self) -> Option<u32> {
        self.rows.iter().find(|row| row.host).map(|row| row.id.0)
    }

    /// Applies the events that are newer than this copy, without a gap in `seq`.
    pub fn receive(&mut self, now: Millis, events: &[Numbered]) {
        self.votes.retain(|votes| votes.until.is_none_or(|until| now < until));
        for Numbered { seq, event } in events {
            if *seq <= self.seq {
                continue;
            }
            assert_eq!(*seq, self.seq + 1, "an event is missing");
            self.seq = *seq;
            self.apply(event.clone());
            // Votes to skip end with their prompt, which a break keeps.
            if !matches!(self.phase, Phase::Open { .. } | Phase::Paused { frozen: Some(_) })
                || matches!(event, Event::Prompt { .. })
            {
                self.votes.retain(|votes| votes.player.is_some());
            }
        }
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::Player { player } => match self.rows.iter_mut().find(|row| row.id == player.id) {
                Some(row) => *row = player,
                None => {
                    self.rows.push(player);
                    self.rows.sort_by_key(|row| row.id);
                }
            },
            Event::Teams { teams } => self.teams = teams,
            Event::Watching { watching } => self.watching = watching,
            Event::Left { player } | Event::Removed { player, .. } => self.drop_row(player),
            Event::Votes { votes } => match self.votes.iter_mut().find(|known| known.player == votes.player) {
                Some(known) => *known = votes,
                None if votes.player.is_none() => self.votes.insert(0, votes),
                None => self.votes.push(votes),
            },
            Event::Settings { settings } => {
                if settings.mode != self.settings.mode {
                    self.restart_points();
                }
                self.settings = settings;
            }
            Event::Prompt { prompt } => self.phase = Phase::Open { prompt, hints: Vec::new(), progress: None },
            Event::Progress { progress: told } => {
                if let Phase::Open { progress, .. } = &mut self.phase {
                    *progress = Some(told);
                }
            }
            Event::Hint { hint } => {
                if let Phase::Open { hints, .. } = &mut self.phase {
                    hints.push(hint);
                }
            }
            Event::Answered { player, points, correct, until, .. } => {
                let scorer = self.rows.iter_mut().find(|row| row.id == player);
                scorer.into_iter().for_each(|row| (row.points, row.correct) = (points, correct));
                if let Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } = self.phase.clone() {
                    self.phase = Phase::Fair { prompt, until };
                }
            }
            Event::Revealed { answers, found, until } => {
                if let Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } = self.phase.clone() {
                    self.phase = Phase::Reveal { prompt, answers, found, until };
                }
            }
            Event::Lap { podium, until } => {
                self.restart_points();
                self.phase = Phase::Podium { podium, until };
            }
            Event::Results { results } => self.phase = Phase::Results { results },
            Event::Phase { phase } => {
                if let Phase::Countdown { .. } = phase {
                    self.restart_points();
                    self.rows.iter_mut().for_each(|row| row.correct = 0);
                }
                self.phase = phase;
            }
            _ => {}
        }
    }

    fn restart_points(&mut self) {
        self.rows.iter_mut().for_each(|row| row.points = 0);
    }

    fn drop_row(&mut self, player: PlayerId) {
        self.rows.retain(|row| row.id != player);
        self.votes.retain(|votes| votes.player != Some(player));
    }
}
