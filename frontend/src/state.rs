//! What the page knows of the room. Only [`apply`] changes it; components read it.

mod line;
mod rows;

use hangul::Pattern;
use protocol::{Event, Numbered, Phase, Player, PlayerId, Prompt, Settings, Votes, Welcome};
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
    /// The epoch of the room's numbering.
    pub(crate) epoch: u64,
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

/// Makes the next event part of what the page knows.
pub(crate) fn apply(view: Store<RoomView>, Numbered { seq, event }: Numbered) {
    let key = (view.epoch().get_untracked(), seq);
    match event {
        Event::Prompt { prompt, .. } => open(view, prompt),
        Event::Hint { hint, .. } => {
            if let Phase::Open { hints, .. } = &mut *view.phase().write() {
                hints.push(hint);
            }
        }
        Event::Revealed { answers, until, .. } => {
            if let Some(prompt) = prompt_of(&view.phase().get_untracked()) {
                view.phase().set(Phase::Reveal { prompt, answers, until });
            }
        }
        Event::Lap { podium, until, .. } => {
            rows::restart_points(view);
            view.phase().set(Phase::Podium { podium, until });
        }
        Event::Results { results, .. } => view.phase().set(Phase::Results { results }),
        Event::Phase { phase, .. } => {
            if matches!(phase, Phase::Countdown { .. }) {
                rows::restart_points(view);
                view.solved().set(Vec::new());
            }
            view.phase().set(phase);
        }
        Event::Votes { votes, .. } => count(view, votes),
        Event::Settings { settings } => {
            if view.settings().read_untracked().mode != settings.mode {
                rows::restart_points(view);
            }
            line::push(view, Some(Line::news(key, text::settings_changed(&settings))));
            view.settings().set(settings);
        }
        Event::Player { player } => rows::put(view, key, player),
        Event::Left { player } => rows::take(view, key, player, text::left),
        Event::Removed { player, by } => {
            rows::take(view, key, player, |nickname| text::removed(nickname, by));
        }
        Event::Answered { player, points, correct, until, .. } => {
            view.solved().write().extend(Solved::from_event(&event));
            if let Some(prompt) = prompt_of(&view.phase().get_untracked()) {
                view.phase().set(Phase::Fair { prompt, until });
            }
            if let Some(row) = view.players().write().iter_mut().find(|row| row.id == player) {
                (row.points, row.correct) = (points, correct);
            }
            line::push(view, Line::from_event(key, event));
        }
        Event::Said { .. } | Event::Notice { .. } => line::push(view, Line::from_event(key, event)),
        Event::Erased { message, .. } => view.lines().write().retain(|line| line.key != (key.0, message)),
        // The connection ends with it.
        Event::Closed {} => {}
    }
}

/// Replaces what the page knows by the state in a welcome.
pub(crate) fn enter(view: Store<RoomView>, welcome: Welcome) {
    view.you().set(Some(welcome.you));
    view.epoch().set(welcome.epoch);
    view.players().set(welcome.players);
    view.settings().set(welcome.settings);
    view.maker().set(welcome.maker);
    // The answers to the prompt that is up, if it was answered.
    let answered = prompt_of(&welcome.phase).filter(|_| !matches!(welcome.phase, Phase::Open { .. }));
    let solved = answered.into_iter().flat_map(|prompt| {
        let events = welcome.recent.iter().map(|numbered| &numbered.event);
        let is_since = move |event: &&Event| event.as_message().is_some_and(|(time, ..)| time >= prompt.shown_at);
        events.filter(is_since).filter_map(Solved::from_event)
    });
    view.solved().set(solved.collect());
    view.phase().set(welcome.phase);
    let (ballots, skip): (Vec<_>, Vec<_>) = welcome.votes.into_iter().partition(|votes| votes.player.is_some());
    view.skip_votes().set(skip.into_iter().next());
    view.ballots().set(ballots);
    let key = |seq| (welcome.epoch, seq);
    let lines = welcome.recent.into_iter().filter_map(|Numbered { seq, event }| Line::from_event(key(seq), event));
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
    fn from_event(event: &Event) -> Option<Self> {
        let Event::Answered { player, nickname, pattern, word, elapsed, gained, .. } = event else { return None };
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
