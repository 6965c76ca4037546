use game::hangul::Pattern;
use leptos::prelude::*;
use reactive_stores::Store;

use super::hue;
use crate::state::{RoomView, RoomViewStoreFields};
use crate::text;

/// The initials as big letters, spelled out for those who listen.
#[component]
pub(crate) fn Tiles(pattern: Pattern) -> impl IntoView {
    let tiles: Vec<_> =
        pattern.jamo().map(|jamo| view! { <span aria-hidden="true">{jamo.to_string()}</span> }).collect();
    view! { <span class="tiles" role="img" aria-label=text::spoken_prompt(&pattern)>{tiles}</span> }
}

/// What is asked, and how it was answered last.
#[component]
pub(crate) fn PromptBoard(view: Store<RoomView>) -> impl IntoView {
    let tiles = move || view.prompt().get().map(|prompt| view! { <Tiles pattern=prompt.pattern/> });
    let number = move || view.prompt().get().map(|prompt| text::prompt_number(prompt.number));
    let clue =
        move || view.prompt().get().and_then(|prompt| prompt.clue).map(|clue| view! { <p class="clue">{clue}</p> });
    let solved = move || match view.solved().get() {
        Some(solved) => view! {
            <p class=format!("solved {}", hue(solved.player))>
                <span class="solved-pattern">{solved.pattern.to_string()}</span>
                <b>{solved.word.clone()}</b>
                <span>{text::solver(&solved.nickname, solved.elapsed)}</span>
            </p>
        }
        .into_any(),
        None => view! { <p class="solved">{text::FIRST_PROMPT}</p> }.into_any(),
    };
    view! {
        <section class="prompt" aria-live="polite" aria-atomic="true">
            <p class="prompt-number">{number}</p>
            {tiles}
            {clue}
            {solved}
        </section>
    }
}
