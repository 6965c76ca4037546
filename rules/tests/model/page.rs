//! What one player's page knows, from its welcome and the events since.

use protocol::{Millis, Phase, Player, PlayerId, ServerEvent, Settings, Votes, Welcome};

use super::view::{Row, View, kind};

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub token: String,
    seq: u64,
    rows: Vec<Player>,
    settings: Settings,
    phase: Phase,
    votes: Vec<Votes>,
}

impl From<&Welcome> for Page {
    fn from(welcome: &Welcome) -> Self {
        Self {
            token: welcome.token.clone(),
            seq: welcome.seq,
            rows: welcome.players.clone(),
            settings: welcome.settings.clone(),
            phase: welcome.phase.clone(),
            votes: welcome.votes.clone(),
        }
    }
}

impl Page {
    pub fn view(&self) -> View {
        View {
            rows: self.rows.iter().map(Row::from).collect(),
            settings: self.settings.clone(),
            phase: kind(&self.phase),
            votes: self.votes.clone(),
        }
    }

    pub fn host(&self) -> Option<u32> {
        self.rows.iter().find(|row| row.host).map(|row| row.id.0)
    }

    pub fn hear(&mut self, now: Millis, events: &[ServerEvent]) {
        self.votes.retain(|votes| votes.until.is_none_or(|until| now < until));
        for event in events {
            let Some(seq) = event.seq().filter(|seq| *seq > self.seq) else { continue };
            assert_eq!(seq, self.seq + 1, "an event is missing");
            self.seq = seq;
            self.apply(event.clone());
            if !matches!(self.phase, Phase::Open { .. }) || matches!(event, ServerEvent::Prompt { .. }) {
                self.votes.retain(|votes| votes.player.is_some());
            }
        }
    }

    fn apply(&mut self, event: ServerEvent) {
        match event {
            ServerEvent::Player { player, .. } => match self.rows.iter_mut().find(|row| row.id == player.id) {
                Some(row) => *row = player,
                None => {
                    self.rows.push(player);
                    self.rows.sort_by_key(|row| row.id);
                }
            },
            ServerEvent::Left { player, .. } | ServerEvent::Removed { player, .. } => self.forget(player),
            ServerEvent::Votes { votes, .. } => {
                match self.votes.iter_mut().find(|known| known.player == votes.player) {
                    Some(known) => *known = votes,
                    None if votes.player.is_none() => self.votes.insert(0, votes),
                    None => self.votes.push(votes),
                }
            }
            ServerEvent::Settings { settings, .. } => {
                if settings.mode != self.settings.mode {
                    self.restart_points();
                }
                self.settings = settings;
            }
            ServerEvent::Prompt { prompt, .. } => self.phase = Phase::Open { prompt, hints: Vec::new() },
            ServerEvent::Hint { hint, .. } => {
                if let Phase::Open { hints, .. } = &mut self.phase {
                    hints.push(hint);
                }
            }
            ServerEvent::Answered { player, points, correct, until, .. } => {
                let scorer = self.rows.iter_mut().find(|row| row.id == player);
                scorer.into_iter().for_each(|row| (row.points, row.correct) = (points, correct));
                if let Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } = self.phase.clone() {
                    self.phase = Phase::Fair { prompt, until };
                }
            }
            ServerEvent::Revealed { answers, until, .. } => {
                if let Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } = self.phase.clone() {
                    self.phase = Phase::Reveal { prompt, answers, until };
                }
            }
            ServerEvent::Lap { podium, until, .. } => {
                self.restart_points();
                self.phase = Phase::Podium { podium, until };
            }
            ServerEvent::Results { results, .. } => self.phase = Phase::Results { results },
            ServerEvent::Phase { phase, .. } => {
                if let Phase::Countdown { .. } = phase {
                    self.restart_points();
                }
                self.phase = phase;
            }
            _ => {}
        }
    }

    fn restart_points(&mut self) {
        self.rows.iter_mut().for_each(|row| row.points = 0);
    }

    fn forget(&mut self, player: PlayerId) {
        self.rows.retain(|row| row.id != player);
        self.votes.retain(|votes| votes.player != Some(player));
    }
}
