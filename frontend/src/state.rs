//! What the page knows of the room. Only [`apply`] changes it; components read it.

mod line;
mod rows;

use hangul::Pattern;
use protocol::{Phase, Player, PlayerId, Prompt, ServerEvent, Settings, Unknown, Votes, Welcome};
use reactive_stores::Store;

use crate::dom::prelude::*;
use crate::text;

pub(crate) use line::{Line, LineKind, Speaker};
pub(crate) use rows::ranking;

/// The room as this player sees it.
#[derive(Clone, Debug, Default, Store)]
pub(crate) struct RoomView {
    /// This player, once in.
    pub(crate) you: Option<PlayerId>,
    /// Where the room's numbering began, and the number of the last event that is in here.
    pub(crate) position: (u64, u64),
    /// The scoreboard, in the order of arrival.
    pub(crate) players: Vec<Player>,
    /// How the room plays.
    pub(crate) settings: Settings,
    /// Whether this player made the room.
    pub(crate) maker: bool,
    /// What the room is doing.
    pub(crate) phase: Phase,
    /// The right answers to the prompt, the first first.
    pub(crate) solved: Vec<Solved>,
    /// The vote on skipping the prompt.
    pub(crate) skip_votes: Option<Votes>,
    /// The votes on removing players, those that are over among them: they know until when they were.
    pub(crate) ballots: Vec<Votes>,
    /// The talk, oldest first.
    pub(crate) lines: Vec<Line>,
}

/// A right answer, to celebrate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Solved {
    pub(crate) by: Speaker,
    pub(crate) pattern: Pattern,
    pub(crate) word: String,
    pub(crate) elapsed: u64,
    pub(crate) gained: u32,
}

/// What has to follow an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Followup {
    /// Nothing.
    None,
    /// Something was missed: the whole state has to be asked for.
    Resync,
}

/// Makes `event` part of what the page knows.
pub(crate) fn apply(view: Store<RoomView>, event: ServerEvent) -> Followup {
    let (epoch, seq) = view.position().get_untracked();
    match (&event, event.seq()) {
        (ServerEvent::Restored { .. }, _) if view.you().get_untracked().is_none() => return Followup::None,
        (&ServerEvent::Restored { epoch: theirs, seq: last }, _) => {
            return if (theirs, last) == (epoch, seq) { Followup::None } else { Followup::Resync };
        }
        // Before the welcome, or part of it already.
        (_, Some(number)) if view.you().get_untracked().is_none() || number <= seq => return Followup::None,
        (_, Some(number)) if number > seq + 1 => return Followup::Resync,
        (_, Some(number)) => view.position().set((epoch, number)),
        (_, None) => {}
    }
    match event {
        ServerEvent::Welcome(welcome) => begin(view, *welcome),
        ServerEvent::Prompt { prompt, .. } => open(view, prompt),
        ServerEvent::Hint { hint, .. } => {
            if let Phase::Open { hints, .. } = &mut *view.phase().write() {
                hints.push(hint);
            }
        }
        ServerEvent::Revealed { answers, until, .. } => {
            if let Some(prompt) = prompt_of(&view.phase().get_untracked()) {
                view.phase().set(Phase::Reveal { prompt, answers, until });
            }
        }
        ServerEvent::Lap { podium, until, .. } => {
            rows::restart_points(view);
            view.phase().set(Phase::Podium { podium, until });
        }
        ServerEvent::Results { results, .. } => view.phase().set(Phase::Results { results }),
        ServerEvent::Phase { phase, .. } => {
            if matches!(phase, Phase::Countdown { .. }) {
                rows::restart_points(view);
                view.solved().set(Vec::new());
            }
            view.phase().set(phase);
        }
        ServerEvent::Votes { votes, .. } => count(view, votes),
        ServerEvent::Settings { seq, settings } => {
            if view.settings().read_untracked().mode != settings.mode {
                rows::restart_points(view);
            }
            line::push(view, Some(Line::news((epoch, seq), text::settings_changed(&settings))));
            view.settings().set(settings);
        }
        ServerEvent::Player { seq, player } => rows::put(view, (epoch, seq), player),
        ServerEvent::Left { seq, player } => rows::take(view, (epoch, seq), player, text::left),
        ServerEvent::Removed { seq, player, by } => {
            rows::take(view, (epoch, seq), player, |nickname| text::removed(nickname, by));
        }
        ServerEvent::Answered { player, points, correct, until, .. } => {
            view.solved().write().extend(Solved::from_event(&event));
            if let Some(prompt) = prompt_of(&view.phase().get_untracked()) {
                view.phase().set(Phase::Fair { prompt, until });
            }
            if let Some(row) = view.players().write().iter_mut().find(|row| row.id == player) {
                (row.points, row.correct) = (points, correct);
            }
            line::push(view, Line::from_event(epoch, event));
        }
        ServerEvent::Said { .. } | ServerEvent::Notice { .. } => line::push(view, Line::from_event(epoch, event)),
        ServerEvent::Erased { message, .. } => view.lines().write().retain(|line| line.key != (epoch, message)),
        // The connection ends with it.
        ServerEvent::Closed { .. } => {}
        ServerEvent::Note { .. }
        | ServerEvent::Proposed { .. }
        | ServerEvent::Reported { .. }
        | ServerEvent::Refused { .. }
        | ServerEvent::Error { .. }
        | ServerEvent::Restored { .. } => {}
    }
    Followup::None
}

/// An event that this page cannot make sense of has its place in the order all the same.
pub(crate) fn pass_over(view: Store<RoomView>, unknown: Unknown) {
    let (epoch, seq) = view.position().get_untracked();
    if unknown.seq == Some(seq + 1) {
        view.position().set((epoch, seq + 1));
    }
}

fn begin(view: Store<RoomView>, welcome: Welcome) {
    view.you().set(Some(welcome.you));
    view.position().set((welcome.epoch, welcome.seq));
    view.players().set(welcome.players);
    view.settings().set(welcome.settings);
    view.maker().set(welcome.maker);
    // The answers to the prompt that is up, if it was answered.
    let answered = prompt_of(&welcome.phase).filter(|_| !matches!(welcome.phase, Phase::Open { .. }));
    let solved = answered.into_iter().flat_map(|prompt| {
        let is_since = move |event: &&ServerEvent| event.as_message().is_some_and(|(time, ..)| time >= prompt.shown_at);
        welcome.recent.iter().filter(is_since).filter_map(Solved::from_event)
    });
    view.solved().set(solved.collect());
    view.phase().set(welcome.phase);
    let (ballots, skip): (Vec<_>, Vec<_>) = welcome.votes.into_iter().partition(|votes| votes.player.is_some());
    view.skip_votes().set(skip.into_iter().next());
    view.ballots().set(ballots);
    let lines = welcome.recent.into_iter().filter_map(|event| Line::from_event(welcome.epoch, event));
    view.lines().set(lines.collect());
}

fn open(view: Store<RoomView>, prompt: Prompt) {
    view.solved().set(Vec::new());
    view.skip_votes().set(None);
    view.phase().set(Phase::Open { prompt, hints: Vec::new() });
}

fn count(view: Store<RoomView>, votes: Votes) {
    if votes.player.is_none() {
        return view.skip_votes().set(Some(votes));
    }
    let ballots = view.ballots();
    let mut ballots = ballots.write();
    match ballots.iter_mut().find(|ballot| ballot.player == votes.player) {
        Some(ballot) => *ballot = votes,
        None => ballots.push(votes),
    }
}

/// The prompt that a phase is about.
fn prompt_of(phase: &Phase) -> Option<Prompt> {
    match phase {
        Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } | Phase::Reveal { prompt, .. } => Some(prompt.clone()),
        _ => None,
    }
}

impl Solved {
    fn from_event(event: &ServerEvent) -> Option<Self> {
        let ServerEvent::Answered { player, nickname, pattern, word, elapsed, gained, .. } = event else { return None };
        Some(Self {
            by: Speaker::new(*player, nickname),
            pattern: *pattern,
            word: word.clone(),
            elapsed: *elapsed,
            gained: *gained,
        })
    }
}

#[cfg(test)]
mod tests;
