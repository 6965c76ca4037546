use leptos::prelude::*;
use protocol::{Found, Phase, Prompt};

use super::super::keyed::Keyed;
use super::super::time_left::FairCountdown;
use super::{PlaceInLap, Tiles};
use crate::erased::live;
use crate::session::Session;
use crate::state::{RoomViewStoreFields, Solved};
use crate::text;

/// A prompt during its fair window and reveal: the word and who found it, or the choseong that nobody solved with words
/// that would have been right. Where everyone scores: this player's word, and how many found which.
#[component]
pub(super) fn Ending(session: Session, prompt: Prompt) -> impl IntoView {
    let (phase, solved) = (session.view.phase(), session.view.solved());
    let pattern = prompt.pattern;
    let letters = move |first: Option<Solved>| match first {
        Some(solved) => view! { <Bloom solved/> }.into_any(),
        None => view! { <Tiles pattern/> }.into_any(),
    };
    let is_together = move || matches!(&*phase.read(), Phase::Reveal { found, .. } if !found.is_empty());
    let shown = move || {
        let (solved, you) = (solved.read(), session.view.you().get());
        let is_together = is_together();
        solved.iter().find(|solved| !is_together || Some(solved.by.player) == you).cloned()
    };
    let ending = move || match &*phase.read() {
        &Phase::Fair { until, .. } => view! { <FairCountdown until clock=session.clock/> }.into_any(),
        Phase::Reveal { found, .. } if !found.is_empty() => found_words(session, found),
        Phase::Reveal { answers, .. } if solved.read().is_empty() => {
            let words = answers.iter().map(|word| view! { <li><b>{word.clone()}</b></li> }).collect_view();
            view! { <p class="verdict">{text::nobody(answers)}</p><ul class="chips">{words}</ul> }.into_any()
        }
        _ => ().into_any(),
    };
    let solvers = move || {
        let chip = |(index, solved)| view! { <SolverChip solved is_first={index == 0}/> };
        let solved = if is_together() { Vec::new() } else { solved.get() };
        solved.into_iter().enumerate().map(chip).collect_view().into_any()
    };
    view! {
        <PlaceInLap prompt/>
        <Keyed key=shown children=letters/>
        <div class="below">
            <ol class="chips solved">{live(solvers)}</ol>
            {live(ending)}
        </div>
    }
}

/// The words that scored where everyone scores, each with the number of players who found it, or with the only one.
fn found_words(session: Session, found: &[Found]) -> AnyView {
    let (solved, you) = (session.view.solved().read(), session.view.you().get());
    let chip = |Found { word, players, by }: &Found| {
        let is_own = solved.iter().any(|solved| solved.word == *word && Some(solved.by.player) == you);
        let finder = solved.iter().find(|solved| Some(solved.by.player) == *by);
        let (look, label) = match finder {
            Some(Solved { by, .. }) => (by.look(), text::only_finder(word, &by.nickname)),
            None => (String::new(), text::found_by(word, *players)),
        };
        view! { <li class=look class:own=is_own>{label}</li> }
    };
    view! { <ul class="chips found">{found.iter().map(chip).collect_view()}</ul> }.into_any()
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
