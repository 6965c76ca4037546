use game::hangul::Pattern;
use game::protocol::{Phase, Place, Prompt};
use leptos::prelude::*;

use super::time_left::{FairCountdown, TimeLeft};
use super::{hue, keep_focus};
use crate::session::Session;
use crate::state::{RoomViewStoreFields, Solved};
use crate::text;

/// The initials as big letters, spelled out for those who listen.
#[component]
pub(crate) fn Tiles(pattern: Pattern) -> impl IntoView {
    let tiles: Vec<_> =
        pattern.jamo().map(|jamo| view! { <span aria-hidden="true">{jamo.to_string()}</span> }).collect();
    view! { <span class="tiles" role="img" aria-label=text::spoken_prompt(&pattern)>{tiles}</span> }
}

/// The word that the initials became, in the colour of whoever found it first.
#[component]
fn Bloom(solved: Solved) -> impl IntoView {
    let tiles: Vec<_> = solved.word.chars().map(|syllable| view! { <span>{syllable.to_string()}</span> }).collect();
    view! { <span class=format!("tiles bloom {}", hue(solved.player)) role="img" aria-label=solved.word.clone()>{tiles}</span> }
}

/// What is shown, without what changes while it is shown: so that a hint does not draw the letters anew.
#[derive(Clone, PartialEq)]
enum Scene {
    Nothing,
    Rest,
    Podium(Vec<Place>),
    Open(Prompt),
    Over(Prompt),
}

impl From<Phase> for Scene {
    fn from(phase: Phase) -> Self {
        match phase {
            Phase::Waiting => Self::Nothing,
            Phase::Paused => Self::Rest,
            Phase::Podium { podium, .. } => Self::Podium(podium),
            Phase::Open { prompt, .. } => Self::Open(prompt),
            Phase::Fair { prompt, .. } | Phase::Reveal { prompt, .. } => Self::Over(prompt),
        }
    }
}

/// What the room is doing: the prompt with its time, clue and hints, how it ended, the podium of a lap, a rest.
#[component]
pub(crate) fn PromptBoard(session: Session) -> impl IntoView {
    let view = session.view;
    let scene = Memo::new(move |_| Scene::from(view.phase().get()));
    let shown = move || match scene.get() {
        Scene::Nothing => ().into_any(),
        Scene::Rest => view! { <p class="rest">{text::PAUSED}</p> }.into_any(),
        Scene::Podium(podium) => view! { <Podium podium/> }.into_any(),
        Scene::Open(prompt) => view! { <Open session prompt/> }.into_any(),
        Scene::Over(prompt) => view! { <Over session prompt/> }.into_any(),
    };
    // What a screen reader announces: not the seconds, only what changed.
    let spoken = Memo::new(move |_| match view.phase().get() {
        Phase::Open { prompt, hints } => {
            let clue = prompt.clue.clone().map(|clue| text::hint(&clue));
            let told = clue.into_iter().chain(hints.last().map(|hint| text::hint(hint)));
            std::iter::once(text::spoken_prompt(&prompt.pattern)).chain(told).collect::<Vec<_>>().join(". ")
        }
        Phase::Reveal { answers, .. } if view.solved().read().is_empty() => text::missed(&answers),
        Phase::Podium { podium, .. } => text::lap_over(&podium),
        Phase::Paused => text::PAUSED.to_owned(),
        Phase::Waiting | Phase::Fair { .. } | Phase::Reveal { .. } => String::new(),
    });
    view! {
        <section class="prompt">
            <p class="spoken" role="status">{spoken}</p>
            {shown}
        </section>
    }
}

#[component]
fn Open(session: Session, prompt: Prompt) -> impl IntoView {
    let votes = session.view.votes();
    let clue = prompt.clue.clone();
    let hint = Memo::new(move |_| match &*session.view.phase().read() {
        Phase::Open { hints, .. } => hints.last().cloned(),
        _ => None,
    });
    let line = move || match (&clue, hint.get()) {
        (Some(clue), None) => clue.clone(),
        (Some(clue), Some(hint)) => format!("{clue}\n{hint}"),
        (None, Some(hint)) => text::hint(&hint),
        (None, None) => text::OPEN.to_owned(),
    };
    let has_clue = prompt.clue.is_some();
    view! {
        <Lap place=prompt.place of=prompt.of/>
        <Tiles pattern=prompt.pattern/>
        <p class="clue" class:told=move || has_clue || hint.get().is_some()>{line}</p>
        <TimeLeft prompt clock=session.clock/>
        <button type="button" class="skip" on:pointerdown=keep_focus on:click=move |_| session.skip()>{move || text::skip(votes.get())}</button>
    }
}

#[component]
fn Lap(place: u32, of: u32) -> impl IntoView {
    view! { <p class="lap" aria-label=text::spoken_place(place, of)>{text::place_in_lap(place, of)}</p> }
}

/// The word and who found it, or the initials that nobody solved.
#[component]
fn Over(session: Session, prompt: Prompt) -> impl IntoView {
    let (phase, solved) = (session.view.phase(), session.view.solved());
    let first = Memo::new(move |_| solved.read().first().cloned());
    let letters = move || match first.get() {
        Some(first) => view! { <Bloom solved=first/> }.into_any(),
        None => view! { <Tiles pattern=prompt.pattern/> }.into_any(),
    };
    let row = |solved: Solved| {
        view! {
            <li class=hue(solved.player)>
                <span class="solved-pattern">{solved.pattern.to_string()}</span>
                <b>{solved.word.clone()}</b>
                <span>{text::solver(&solved.nickname, solved.elapsed, solved.gained)}</span>
            </li>
        }
    };
    let ending = move || match phase.get() {
        Phase::Fair { until, .. } => view! { <FairCountdown until clock=session.clock/> }.into_any(),
        Phase::Reveal { answers, .. } if first.read().is_none() => {
            view! { <p class="verdict">{text::missed(&answers)}</p> }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <Lap place=prompt.place of=prompt.of/>
        {letters}
        <ol class="solved">{move || solved.get().into_iter().map(row).collect::<Vec<_>>()}</ol>
        {ending}
    }
}

#[component]
fn Podium(podium: Vec<Place>) -> impl IntoView {
    let title = text::lap_over(&podium);
    let row = |place: Place| {
        view! {
            <li class=hue(place.player)>
                <span>{text::rank(place.rank)}</span>
                <b>{place.nickname.as_str().to_owned()}</b>
                <span>{text::points(place.points)}</span>
            </li>
        }
    };
    view! {
        <h2 class="podium-title">{title}</h2>
        <ol class="podium">{podium.into_iter().map(row).collect::<Vec<_>>()}</ol>
    }
}
