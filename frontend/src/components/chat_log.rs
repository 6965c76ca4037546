use leptos::html::Div;
use leptos::prelude::*;
use reactive_stores::Store;

use super::hue;
use crate::state::{Line, LineKind, RoomView, RoomViewStoreFields};
use crate::text;

/// How far from its end, in pixels, the log still counts as showing the newest.
const NEAR_END: i32 = 80;

/// The talk. It follows the newest line unless the reader has scrolled up.
#[component]
pub(crate) fn ChatLog(view: Store<RoomView>) -> impl IntoView {
    let log = NodeRef::<Div>::new();
    let follows = StoredValue::new(true);
    let scrolled = move |_| {
        if let Some(log) = log.get_untracked() {
            follows.set_value(log.scroll_height() - log.scroll_top() - log.client_height() < NEAR_END);
        }
    };
    Effect::new(move || {
        view.lines().track();
        if let (Some(log), true) = (log.get(), follows.get_value()) {
            // The rows of this change are on the page only after this turn.
            request_animation_frame(move || log.set_scroll_top(log.scroll_height()));
        }
    });
    let you = move || view.you().get_untracked();
    view! {
        <div class="log" node_ref=log on:scroll=scrolled role="log" aria-label=text::CHAT tabindex="0">
            <ul>
                <For each=move || view.lines().get() key=|line| line.key let:line>
                    <Row is_own=you() == Some(line.player) line/>
                </For>
            </ul>
        </div>
    }
}

#[component]
fn Row(line: Line, is_own: bool) -> impl IntoView {
    let hue = hue(line.player);
    match line.kind {
        LineKind::Said { text } => view! {
            <li class=format!("line {hue}") class:own=is_own>
                <b class="line-name">{line.nickname}</b>
                <span class="line-text">{text}</span>
            </li>
        }
        .into_any(),
        LineKind::Answered { text, word, elapsed, gained } => {
            // The bare word need not stand there twice.
            let said = (text != word).then(|| {
                view! {
                    <b class="line-name">{line.nickname.clone()}</b>
                    <span class="line-text">{text}</span>
                }
            });
            view! {
                <li class=format!("line answer {hue}") class:own=is_own>
                    {said}
                    <strong>{text::right_answer(&word, &line.nickname, elapsed, gained)}</strong>
                </li>
            }
            .into_any()
        }
        LineKind::Joined => view! { <li class="line event">{text::joined(&line.nickname)}</li> }.into_any(),
        LineKind::Left => view! { <li class="line event">{text::left(&line.nickname)}</li> }.into_any(),
    }
}
