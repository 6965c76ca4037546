use leptos::prelude::*;
use protocol::{Phase, Prompt};

use super::super::keyed::Keyed;
use super::super::look;
use super::super::time_left::FairCountdown;
use super::{PlaceInLap, Tiles};
use crate::erased::live;
use crate::session::Session;
use crate::state::{RoomViewStoreFields, Solved};
use crate::text;

/// A prompt during its fair window and reveal: the word and who found it, or the choseong that nobody solved.
#[component]
pub(super) fn Ending(session: Session, prompt: Prompt) -> impl IntoView {
    let (phase, solved) = (session.view.phase(), session.view.solved());
    let pattern = prompt.pattern;
    let letters = move |first: Option<Solved>| match first {
        Some(solved) => view! { <Bloom solved/> }.into_any(),
        None => view! { <Tiles pattern/> }.into_any(),
    };
    let ending = move || match &*phase.read() {
        &Phase::Fair { until, .. } => view! { <FairCountdown until clock=session.clock/> }.into_any(),
        Phase::Reveal { answers, .. } if solved.read().is_empty() => {
            view! { <p class="verdict">{text::missed(answers)}</p> }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <PlaceInLap prompt/>
        <Keyed key=move || solved.read().first().cloned() children=letters/>
        <ol class="solved">
            {live(move || solved.get().into_iter().map(|solved| view! { <SolvedRow solved/> }).collect_view().into_any())}
        </ol>
        {live(ending)}
    }
}

#[component]
fn SolvedRow(solved: Solved) -> impl IntoView {
    view! {
        <li class=look(&solved.by.nickname)>
            <span class="solved-pattern">{solved.pattern.to_string()}</span>
            <b>{solved.word}</b>
            <span>{text::solver(&solved.by.nickname, solved.elapsed, solved.gained)}</span>
        </li>
    }
}

/// The first right answer on tiles in the colour of its player, with the points gained.
#[component]
fn Bloom(solved: Solved) -> impl IntoView {
    let tiles = solved.word.chars().map(|syllable| view! { <span>{syllable.to_string()}</span> }).collect_view();
    let class = format!("tiles bloom {}", look(&solved.by.nickname));
    view! { <span class=class role="img" aria-label=solved.word data-gain=text::gain(solved.gained)>{tiles}</span> }
}
