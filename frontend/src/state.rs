//! The room's state on the page. Only [`enter`], [`apply`] and the functions `note_…` change it; components read it.
//! The module is public for tests that play whole rooms.

mod early;
mod line;
mod rows;
mod solved;

use leptos::prelude::*;
use protocol::{Event, Millis, Numbered, Phase, Player, PlayerId, Prompt, Settings, Votes, Welcome};
use reactive_stores::Store;

use crate::text;

pub use early::note_early;
pub(crate) use early::{EARLY, early_answer};
pub use line::{Line, LineKind, Speaker};
pub use rows::note_asked;
pub(crate) use rows::{colour_of, connected, is_alone, ranking};
pub use solved::Solved;

/// The room as this player sees it.
#[derive(Clone, Debug, Default, Store)]
pub struct RoomView {
    /// This player; `None` before the first welcome.
    pub you: Option<PlayerId>,
    /// The epoch of the event numbers, see [`Welcome::epoch`].
    pub epoch: u64,
    /// The rows of the scoreboard, sorted by player number. In a crowd those of the best players and this player's own.
    pub players: Vec<Player>,
    /// The number of connected players of a crowd; `None` in other rooms.
    pub people: Option<u32>,
    /// Whether this player watches and has no row.
    pub watches: bool,
    /// Where this player, who watches, waits for a seat.
    pub queued: Option<Queued>,
    /// The number of those who watch.
    pub watching: u32,
    /// The part of a crowd's scoreboard that this player asked for.
    pub asked: Asked,
    /// The players who answer faster than hands, as a host is told.
    pub marked: Vec<PlayerId>,
    /// The points of the teams, by their numbers; empty without teams.
    pub teams: Vec<u32>,
    /// The settings.
    pub settings: Settings,
    /// Whether this player made the room.
    pub maker: bool,
    /// The current phase.
    pub phase: Phase,
    /// The correct answers to the current prompt, in order.
    pub solved: Vec<Solved>,
    /// The ballot on skipping the open prompt.
    pub skip_votes: Option<Votes>,
    /// The ballots on removing players. Includes expired ones: no event announces the end, so readers compare `until`.
    pub ballots: Vec<Votes>,
    /// The chat, oldest line first.
    pub lines: Vec<Line>,
    /// The lines that only those see who have scored on the open prompt, oldest first.
    pub early: Vec<Line>,
}

/// A place among those who wait for a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queued {
    /// The place, from 1.
    pub place: u32,
    /// Until when a free seat is kept; `None` without one.
    pub until: Option<Millis>,
}

/// The best rows of a crowd's scoreboard, as they were when this player asked for them.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Best first, without gaps.
    pub rows: Vec<Player>,
    /// How many rows the scoreboard had; 0 before the player asks.
    pub of: u32,
}

/// Updates the state by the next event.
pub fn apply(view: Store<RoomView>, Numbered { seq, event }: Numbered) {
    let key = (view.epoch().get_untracked(), seq);
    match event {
        Event::Prompt { prompt, .. } => open(view, prompt),
        Event::Hint { hint, .. } => {
            if let Phase::Open { hints, .. } = &mut *view.phase().write() {
                hints.push(hint);
            }
        }
        Event::Progress { progress: current } => {
            if let Phase::Open { progress, .. } = &mut *view.phase().write() {
                *progress = Some(current);
            }
        }
        Event::Revealed { answers, found, until } => {
            if let Some(prompt) = prompt_of(&view.phase().get_untracked()) {
                view.phase().set(Phase::Reveal { prompt, answers, found, until });
            }
        }
        Event::Lap { podium, until, .. } => {
            rows::restart_points(view);
            view.phase().set(Phase::Podium { podium, until });
        }
        Event::Results { results, .. } => view.phase().set(Phase::Results { results }),
        Event::Phase { phase, .. } => {
            if matches!(phase, Phase::Countdown { .. }) {
                rows::restart_scores(view);
            }
            // An open prompt that goes on after a break has no answers either.
            if matches!(phase, Phase::Countdown { .. } | Phase::Open { .. }) {
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
        Event::Player { player } => {
            // Another host is told of the marks from now on.
            if Some(player.id) == view.you().get_untracked() && !player.host {
                view.marked().set(Vec::new());
            }
            rows::put(view, key, player);
        }
        Event::Board { people, rows } => rows::replace(view, people, rows),
        Event::Teams { teams } => view.teams().set(teams),
        Event::Watching { watching } => view.watching().set(watching),
        Event::Left { player } => {
            if let Some(row) = rows::take(view, player) {
                line::push_move(view, key, text::Move::Left, row.nickname.as_str());
            }
        }
        Event::Removed { player, by } => {
            let sentence = |row: Player| text::removed(row.nickname.as_str(), by);
            line::push(view, rows::take(view, player).map(|row| Line::news(key, sentence(row))));
        }
        Event::Answered { time, player, points, correct, until, .. } => {
            let (found, line) = {
                // Ends before the writes: all fields have one lock.
                let rows = view.players().read_untracked();
                (Solved::from_event(seq, &event, &rows), Line::from_event(key, event, &rows))
            };
            view.solved().write().extend(found);
            // An answer that was hidden comes with the reveal, and has no fair window.
            if let Some(prompt) = prompt_of(&view.phase().get_untracked()).filter(|_| until > time) {
                view.phase().set(Phase::Fair { prompt, until });
            }
            rows::score(view, player, points, correct);
            line::push(view, line);
        }
        Event::Said { .. } | Event::Notice { .. } => {
            let line = Line::from_event(key, event, &view.players().read_untracked());
            line::push(view, line);
        }
        Event::Erased { message, .. } => {
            line::erase(view, key, message);
            view.solved().write().retain(|solved| solved.message != message);
        }
        // The server closes the socket next, and the session shows that the room is closed.
        Event::Closed {} => {}
    }
    early::settle(view);
}

/// Replaces the state by that of a welcome.
pub fn enter(view: Store<RoomView>, welcome: Welcome) {
    view.you().set(Some(welcome.you));
    view.epoch().set(welcome.epoch);
    let rows = welcome.players;
    view.players().set(rows.clone());
    view.people().set(welcome.people);
    view.watches().set(welcome.watches);
    view.queued().set(None);
    view.watching().set(welcome.watching.unwrap_or_default());
    view.asked().set(Asked::default());
    view.marked().set(Vec::new());
    view.teams().set(welcome.teams);
    view.settings().set(welcome.settings);
    view.maker().set(welcome.maker);
    let answered = prompt_of(&welcome.phase).filter(|_| solved::is_possible(&welcome.phase));
    view.solved().set(answered.map_or_else(Vec::new, |prompt| solved::answers_to(&prompt, &welcome.recent, &rows)));
    view.phase().set(welcome.phase);
    let (ballots, skip): (Vec<_>, Vec<_>) = welcome.votes.into_iter().partition(|votes| votes.player.is_some());
    view.skip_votes().set(skip.into_iter().next());
    view.ballots().set(ballots);
    let key = |seq| (welcome.epoch, seq);
    let mut lines = Vec::new();
    let recent =
        welcome.recent.into_iter().filter_map(|Numbered { seq, event }| Line::from_event(key(seq), event, &rows));
    recent.for_each(|line| line::add(&mut lines, line));
    view.lines().set(lines);
    early::forget(view);
    welcome.early.into_iter().for_each(|early| note_early(view, early));
}

/// Remembers which players a host was told answer faster than hands.
pub fn note_marked(view: Store<RoomView>, players: Vec<PlayerId>) {
    view.marked().set(players);
}

/// Remembers where whoever watches waits for a seat.
pub fn note_queued(view: Store<RoomView>, queued: Option<Queued>) {
    view.queued().set(queued);
}

fn open(view: Store<RoomView>, prompt: Prompt) {
    view.solved().set(Vec::new());
    view.skip_votes().set(None);
    early::forget(view);
    view.phase().set(Phase::Open { prompt, hints: Vec::new(), progress: None });
}

fn count(view: Store<RoomView>, votes: Votes) {
    if votes.player.is_none() {
        return view.skip_votes().set(Some(votes));
    }
    let ballots = view.ballots();
    let mut ballots = ballots.write();
    match ballots.iter().position(|ballot| ballot.player == votes.player) {
        Some(place) if ballots[place].until == votes.until => ballots[place] = votes,
        // The earlier ballot on the player has expired.
        Some(place) => {
            ballots.remove(place);
            ballots.push(votes);
        }
        None => ballots.push(votes),
    }
}

/// The current prompt; `None` in phases without one.
fn prompt_of(phase: &Phase) -> Option<Prompt> {
    match phase {
        Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } | Phase::Reveal { prompt, .. } => Some(prompt.clone()),
        Phase::Paused { frozen: Some(frozen) } => frozen.prompt.clone(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
