mod countdown;
mod cut;
mod ending;
mod lobby;
mod next;
mod onward;
mod open;
mod podium;
mod results;
mod stopped;

use countdown::Countdown;
use cut::Cut;
use ending::Ending;
use hangul::Pattern;
use leptos::prelude::*;
use lobby::Lobby;
use next::{Next, waits_for_host};
use open::Open;
pub(super) use podium::LapPodium;
use podium::is_solo;
use protocol::{Frozen, Millis, Phase, Place, Prompt, Results};
pub(super) use results::MatchResults;
use stopped::Stopped;

use super::keyed::Keyed;
use super::lazy::{Lazy, Part};
use super::teams::ranked_teams;
use crate::erased::live;
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// The choseong on tiles, spelled out for screen readers.
#[component]
fn Tiles(pattern: Pattern) -> impl IntoView {
    let tile = |(jamo, &index): (char, &u8)| {
        // prompt.css renders it invisibly, so that the browser loads the font subset of this initial's syllables.
        let first = hangul::join(index, 0).map(String::from);
        view! { <span aria-hidden="true" data-first=first>{jamo.to_string()}</span> }
    };
    let tiles = pattern.jamo().zip(pattern.indices()).map(tile).collect_view();
    view! { <span class="tiles" role="img" aria-label=text::spoken_prompt(&pattern)>{tiles}</span> }
}

/// A word on tiles, as decoration. Callers hide it from screen readers.
#[component]
pub(crate) fn WordTiles(word: &'static str) -> impl IntoView {
    let tiles = word.chars().map(|letter| view! { <span>{letter.to_string()}</span> }).collect_view();
    view! { <span class="tiles">{tiles}</span> }
}

/// The prompt's number among those of its lap or match.
#[component]
fn PlaceInLap(prompt: Prompt) -> impl IntoView {
    let Prompt { place, of, .. } = prompt;
    view! { <p class="lap" aria-label=text::spoken_place(place, of)><span>{text::place_in_lap(place, of)}</span></p> }
}

/// What the board shows, without the parts that change within a phase: so that a hint does not redraw the tiles.
#[derive(Clone, PartialEq, Eq)]
enum Scene {
    Nothing,
    Rest,
    Stopped(Frozen),
    Open(Prompt),
    Ending(Prompt),
    Podium(Vec<Place>),
    Lobby,
    Countdown(Millis),
    Results(Results),
    Talk,
}

impl From<Phase> for Scene {
    fn from(phase: Phase) -> Self {
        match phase {
            Phase::Waiting => Self::Nothing,
            Phase::Paused { frozen: None } => Self::Rest,
            Phase::Paused { frozen: Some(frozen) } => Self::Stopped(frozen),
            Phase::Open { prompt, .. } => Self::Open(prompt),
            Phase::Fair { prompt, .. } | Phase::Reveal { prompt, .. } => Self::Ending(prompt),
            Phase::Podium { podium, .. } => Self::Podium(podium),
            Phase::Lobby => Self::Lobby,
            Phase::Countdown { until } => Self::Countdown(until),
            Phase::Results { results } => Self::Results(results),
            Phase::Talk => Self::Talk,
        }
    }
}

/// The board's classes, by which the style sheet divides the room's height.
fn class_of(phase: &Phase) -> &'static str {
    match phase {
        Phase::Lobby => "prompt lobby",
        Phase::Results { .. } => "prompt results",
        Phase::Talk => "prompt talk-only",
        _ => "prompt",
    }
}

/// The board, which shows the room's phase: a prompt and its ending, a podium, a pause, a break, a lobby, a match's results.
#[component]
pub(crate) fn PromptBoard(session: Session) -> impl IntoView {
    let phase = session.view.phase();
    let scene = move |scene| match scene {
        Scene::Nothing => ().into_any(),
        Scene::Rest => view! { <Rest word=text::PAUSED_WORD sentence=text::PAUSED/> }.into_any(),
        Scene::Stopped(frozen) => view! { <Stopped session frozen/> }.into_any(),
        Scene::Talk => view! { <Rest word=text::TALK_WORD sentence=text::TALK_ONLY/> }.into_any(),
        Scene::Open(prompt) => view! { <Open session prompt/> }.into_any(),
        Scene::Ending(prompt) => view! { <Ending session prompt/> }.into_any(),
        Scene::Podium(podium) => view! { <Lazy part=Part::LapPodium(session, podium)/> }.into_any(),
        Scene::Lobby => view! { <Lobby session/> }.into_any(),
        Scene::Countdown(until) => view! { <Countdown until clock=session.clock/> }.into_any(),
        Scene::Results(results) => view! { <Lazy part=Part::MatchResults(session, results)/> }.into_any(),
    };
    view! {
        <section class=live(move || class_of(&phase.read()).to_owned())>
            <p class="spoken" role="status">{live(move || spoken(session, &phase.read()))}</p>
            <Keyed key=move || Scene::from(phase.get()) children=scene/>
            <Next session/>
            <Cut session/>
        </section>
    }
}

#[component]
fn Rest(word: &'static str, sentence: &'static str) -> impl IntoView {
    view! {
        <p aria-hidden="true"><WordTiles word/></p>
        <p class="rest">{sentence}</p>
    }
}

/// What a screen reader announces when it changes. Contains no seconds, which would be announced every second.
fn spoken(session: Session, phase: &Phase) -> String {
    match phase {
        Phase::Open { prompt, hints, .. } => {
            let told = prompt.clue.iter().chain(hints.last()).map(|hint| text::hint(hint));
            std::iter::once(text::spoken_prompt(&prompt.pattern)).chain(told).collect::<Vec<_>>().join(". ")
        }
        Phase::Reveal { answers, found, .. } => {
            let is_missed = found.is_empty() && session.view.solved().read().is_empty();
            let mut told = if is_missed { text::missed(answers) } else { String::new() };
            if waits_for_host(phase) && !session.is_host.get() {
                told = told + " " + text::HOST_GOES_ON;
            }
            let teams = ranked_teams(session.view);
            if !teams.is_empty() {
                told = told + " " + &text::spoken_teams(&teams);
            }
            told
        }
        Phase::Podium { podium, .. } => text::lap_over(podium, is_solo(session, podium)),
        Phase::Results { results } if !results.teams.is_empty() => {
            format!("{} {}", text::MATCH_OVER, text::teams_over(&results.teams))
        }
        Phase::Results { results } => {
            let best = text::match_over(&results.standings, is_solo(session, &results.standings));
            format!("{} {best}", text::MATCH_OVER)
        }
        Phase::Countdown { .. } => text::SOON.to_owned(),
        Phase::Paused { frozen } => if frozen.is_some() { text::FROZEN } else { text::PAUSED }.to_owned(),
        Phase::Talk => text::TALK_ONLY.to_owned(),
        Phase::Waiting | Phase::Lobby | Phase::Fair { .. } => String::new(),
    }
}
