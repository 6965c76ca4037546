//! What the page knows of the room. Only [`apply`] changes it; components read it.

use game::hangul::Pattern;
use game::protocol::{Phase, Player, PlayerId, Prompt, ServerEvent, Welcome};
use game::score::rank;
use leptos::prelude::*;
use reactive_stores::Store;

/// How many lines of talk the page keeps.
const LINES_MAX: usize = 300;

/// The room as this player sees it.
#[derive(Clone, Debug, Default, Store)]
pub(crate) struct RoomView {
    /// This player, once in.
    pub(crate) you: Option<PlayerId>,
    /// Where the room's numbering began, and the number of the last event that is in here.
    pub(crate) position: (u64, u64),
    /// The scoreboard, in the order of arrival.
    pub(crate) players: Vec<Player>,
    /// What the room is doing.
    pub(crate) phase: Phase,
    /// The right answers to the prompt, the first first.
    pub(crate) solved: Vec<Solved>,
    /// How many want to skip the prompt, of how many that are needed.
    pub(crate) votes: Option<(u32, u32)>,
    /// The talk, oldest first.
    pub(crate) lines: Vec<Line>,
}

/// A right answer, to celebrate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Solved {
    pub(crate) player: PlayerId,
    pub(crate) nickname: String,
    pub(crate) pattern: Pattern,
    pub(crate) word: String,
    pub(crate) elapsed: u64,
    pub(crate) gained: u32,
}

/// One line of the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Epoch and number of the event.
    pub(crate) key: (u64, u64),
    pub(crate) player: PlayerId,
    pub(crate) nickname: String,
    pub(crate) kind: LineKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    Said { text: String },
    Answered { text: String, word: String, elapsed: u64, gained: u32 },
    Joined,
    Left,
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
            view.players().write().iter_mut().for_each(|row| row.points = 0);
            view.phase().set(Phase::Podium { podium, until });
        }
        ServerEvent::Phase { phase, .. } => view.phase().set(phase),
        ServerEvent::Votes { skip, needed, .. } => view.votes().set(Some((skip, needed))),
        ServerEvent::Player { seq, player } => put_row(view, (epoch, seq), player),
        ServerEvent::Left { seq, player } => remove_row(view, (epoch, seq), player),
        ServerEvent::Answered { player, points, correct, until, .. } => {
            view.solved().write().extend(Solved::from_event(&event));
            if let Some(prompt) = prompt_of(&view.phase().get_untracked()) {
                view.phase().set(Phase::Fair { prompt, until });
            }
            if let Some(row) = view.players().write().iter_mut().find(|row| row.id == player) {
                (row.points, row.correct) = (points, correct);
            }
            push(view, Line::from_event(epoch, event));
        }
        ServerEvent::Said { .. } => push(view, Line::from_event(epoch, event)),
        ServerEvent::Note { .. }
        | ServerEvent::Proposed { .. }
        | ServerEvent::Refused { .. }
        | ServerEvent::Error { .. }
        | ServerEvent::Restored { .. } => {}
    }
    Followup::None
}

fn begin(view: Store<RoomView>, welcome: Welcome) {
    view.you().set(Some(welcome.you));
    view.position().set((welcome.epoch, welcome.seq));
    view.players().set(welcome.players);
    // The answers to the prompt that is up, if it was answered.
    let shown_at = prompt_of(&welcome.phase).map(|prompt| prompt.shown_at);
    let since = welcome.recent.iter().filter(|event| event.as_message().map(|(time, ..)| time) >= shown_at);
    let solved = since.filter_map(Solved::from_event).filter(|_| !matches!(welcome.phase, Phase::Open { .. }));
    view.solved().set(solved.collect());
    view.phase().set(welcome.phase);
    view.votes().set(None);
    let lines = welcome.recent.into_iter().filter_map(|event| Line::from_event(welcome.epoch, event));
    view.lines().set(lines.collect());
}

fn open(view: Store<RoomView>, prompt: Prompt) {
    view.solved().set(Vec::new());
    view.votes().set(None);
    view.phase().set(Phase::Open { prompt, hints: Vec::new() });
}

/// The prompt that a phase is about.
fn prompt_of(phase: &Phase) -> Option<Prompt> {
    match phase {
        Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } | Phase::Reveal { prompt, .. } => Some(prompt.clone()),
        Phase::Waiting | Phase::Podium { .. } | Phase::Paused => None,
    }
}

fn put_row(view: Store<RoomView>, key: (u64, u64), player: Player) {
    let known = view.players().read_untracked().iter().position(|row| row.id == player.id);
    match known {
        Some(index) => view.players().write()[index] = player,
        None => {
            push(view, Some(Line::about(key, &player, LineKind::Joined)));
            // By number, as the room has them: so that equals stand in the same order on every page.
            let place = view.players().read_untracked().partition_point(|row| row.id < player.id);
            view.players().write().insert(place, player);
        }
    }
}

fn remove_row(view: Store<RoomView>, key: (u64, u64), player: PlayerId) {
    let known = view.players().read_untracked().iter().position(|row| row.id == player);
    if let Some(index) = known {
        let row = view.players().write().remove(index);
        push(view, Some(Line::about(key, &row, LineKind::Left)));
    }
}

fn push(view: Store<RoomView>, line: Option<Line>) {
    let lines = view.lines();
    let mut lines = lines.write();
    lines.extend(line);
    let surplus = lines.len().saturating_sub(LINES_MAX);
    lines.drain(..surplus);
}

impl Solved {
    fn from_event(event: &ServerEvent) -> Option<Self> {
        let ServerEvent::Answered { player, nickname, pattern, word, elapsed, gained, .. } = event else { return None };
        let nickname = nickname.as_str().to_owned();
        Some(Self {
            player: *player,
            nickname,
            pattern: *pattern,
            word: word.clone(),
            elapsed: *elapsed,
            gained: *gained,
        })
    }
}

impl Line {
    fn about(key: (u64, u64), player: &Player, kind: LineKind) -> Self {
        Self { key, player: player.id, nickname: player.nickname.as_str().to_owned(), kind }
    }

    fn from_event(epoch: u64, event: ServerEvent) -> Option<Self> {
        let (seq, player, nickname, kind) = match event {
            ServerEvent::Said { seq, player, nickname, text, .. } => {
                (seq, player, nickname, LineKind::Said { text: text.as_str().to_owned() })
            }
            ServerEvent::Answered { seq, player, nickname, text, word, elapsed, gained, .. } => {
                let text = text.as_str().to_owned();
                (seq, player, nickname, LineKind::Answered { text, word, elapsed, gained })
            }
            _ => return None,
        };
        Some(Self { key: (epoch, seq), player, nickname: nickname.as_str().to_owned(), kind })
    }
}

/// The scoreboard, best first; who has the same points shares a rank.
pub(crate) fn ranking(players: &[Player]) -> Vec<(u32, Player)> {
    let mut rows = players.to_vec();
    rows.sort_by_key(|row| std::cmp::Reverse(row.points));
    let points = || rows.iter().map(|row| row.points);
    rows.iter().map(|row| (rank(row.points, points()), row.clone())).collect()
}

#[cfg(test)]
mod tests;
