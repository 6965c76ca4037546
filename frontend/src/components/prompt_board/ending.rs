use leptos::prelude::*;
use protocol::{Phase, Prompt};

use super::super::keyed::Keyed;
use super::super::time_left::FairCountdown;
use super::{PlaceInLap, Tiles};
use crate::erased::live;
use crate::session::Session;
use crate::state::{RoomViewStoreFields, Solved};
use crate::text;

/// A prompt during its fair window and reveal: the word and who found it, or the choseong that nobody solved with words
/// that would have been right.
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
            let words = answers.iter().map(|word| view! { <li><b>{word.clone()}</b></li> }).collect_view();
            view! { <p class="verdict">{text::nobody(answers)}</p><ul class="chips">{words}</ul> }.into_any()
        }
        _ => ().into_any(),
    };
    let solvers = move || {
        let chip = |(index, solved)| view! { <SolverChip solved is_first={index == 0}/> };
        solved.get().into_iter().enumerate().map(chip).collect_view().into_any()
    };
    view! {
        <PlaceInLap prompt/>
        <Keyed key=move || solved.read().first().cloned() children=letters/>
        <div class="below">
            <ol class="chips solved">{live(solvers)}</ol>
            {live(ending)}
        </div>
    }
}

/// A player who found a word. The first word stands on the tiles with its points, so its chip has the time instead.
#[component]
fn SolverChip(solved: Solved, is_first: bool) -> impl IntoView {
    let look = solved.by.look();
    match is_first {
        true => {
            view! { <li class=look><span>{text::solver(&solved.by.nickname, solved.elapsed)}</span></li> }.into_any()
        }
        false => {
            let gained = text::gain(solved.gained);
            view! { <li class=look><b>{solved.word}</b><span>{solved.by.nickname}</span>{gained}</li> }.into_any()
        }
    }
}

/// The first right answer on tiles in the colour of its player, with the points gained.
#[component]
fn Bloom(solved: Solved) -> impl IntoView {
    let tiles = solved.word.chars().map(|syllable| view! { <span>{syllable.to_string()}</span> }).collect_view();
    let class = format!("tiles bloom {}", solved.by.look());
    view! { <span class=class role="img" aria-label=solved.word data-gain=text::gain(solved.gained)>{tiles}</span> }
}
