use protocol::{Phase, Prompt};

use super::super::look;
use super::super::time_left::FairCountdown;
use super::{Tiles, place};
use crate::dom::prelude::*;
use crate::dom::{Row, live, live_by, live_rows};
use crate::session::Session;
use crate::state::{RoomViewStoreFields, Solved};
use crate::text;

/// A prompt during its fair window and reveal: the word and who found it, or the choseong that nobody solved.
#[component]
pub(super) fn Ending(session: Session, prompt: Prompt) -> impl IntoView {
    let (phase, solved) = (session.view.phase(), session.view.solved());
    let letters = live_by(
        move || solved.read().first().cloned(),
        move |first| match first {
            Some(first) => view! { <Bloom solved=first/> }.into_any(),
            None => view! { <Tiles pattern=prompt.pattern/> }.into_any(),
        },
    );
    let row = |solved: Solved| {
        view! {
            <li class=look(&solved.by.nickname)>
                <span class="solved-pattern">{solved.pattern.to_string()}</span>
                <b>{solved.word.clone()}</b>
                <span>{text::solver(&solved.by.nickname, solved.elapsed, solved.gained)}</span>
            </li>
        }
    };
    let ending = live(move || match phase.get() {
        Phase::Fair { until, .. } => view! { <FairCountdown until clock=session.clock/> }.into_any(),
        Phase::Reveal { answers, .. } if solved.read().is_empty() => {
            view! { <p class="verdict">{text::missed(&answers)}</p> }.into_any()
        }
        _ => ().into_any(),
    });
    // A player solves a prompt at most once, so the player's id is a unique key.
    let rows = live_rows(move || {
        let solved = solved.get().into_iter();
        solved.map(|solved| Row::new(solved.by.player, move || row(solved).into_any())).collect()
    });
    view! {
        {place(&prompt)}
        {letters}
        <ol class="solved">{rows}</ol>
        {ending}
    }
}

/// The first right answer on tiles in the colour of its player, with the points gained.
#[component]
fn Bloom(solved: Solved) -> impl IntoView {
    let tiles: Vec<_> = solved.word.chars().map(|syllable| view! { <span>{syllable.to_string()}</span> }).collect();
    let class = format!("tiles bloom {}", look(&solved.by.nickname));
    view! { <span class=class role="img" aria-label=solved.word data-gain=text::gain(solved.gained)>{tiles}</span> }
}
