mod pace;
mod rows;

use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use rows::{ChatLine, PendingLine};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::ResizeObserver;

use super::alone::Alone;
use super::button::keep_focus;
use crate::erased::{Show, effect, handler, live};
use crate::focus::focus;
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// Distance from the log's end, in pixels, within which the log counts as showing the newest line.
const NEAR_END: i32 = 80;

/// The chat log, and below it this player's unconfirmed messages. Follows the newest line unless the reader has
/// scrolled up.
#[component]
pub(crate) fn ChatLog(session: Session) -> impl IntoView {
    let view = session.view;
    let log = NodeRef::<Div>::new();
    // Key of the last line and number of early lines when the reader scrolled up; `None` while the log follows.
    let left_off = RwSignal::new(None::<((u64, u64), usize)>);
    let top = StoredValue::new(0);
    let scrolled = move |_| {
        let Some(log) = log.get_untracked() else { return };
        let is_up = log.scroll_top() < top.get_value();
        top.set_value(log.scroll_top());
        if log.scroll_height() - log.scroll_top() - log.client_height() < NEAR_END {
            left_off.set(None);
        } else if is_up && left_off.read_untracked().is_none() {
            // New lines increase the distance from the end too, but never decrease `scroll_top`.
            let last = view.lines().read_untracked().last().map_or((0, 0), |line| line.key);
            left_off.set(Some((last, view.early().read_untracked().len())));
        }
    };
    let to_end = move || {
        left_off.set(None);
        if let Some(log) = log.get_untracked() {
            log.set_scroll_top(log.scroll_height());
        }
    };
    let resized = move || {
        if left_off.try_get_untracked() == Some(None) {
            to_end();
        }
    };
    effect(move || {
        let Some(log) = log.get() else { return };
        let resized = Closure::<dyn FnMut()>::new(resized).into_js_value();
        if let Ok(observer) = ResizeObserver::new(resized.unchecked_ref()) {
            observer.observe(&log);
            let pending = log.last_element_child();
            let lines = pending.as_ref().and_then(|list| list.previous_element_sibling());
            lines.iter().chain(&pending).for_each(|list| observer.observe(list));
        }
    });
    // This player's own message is scrolled into view.
    let mut before = session.pending.read_untracked().len();
    effect(move || {
        let count = session.pending.read().len();
        if count > before {
            to_end();
        }
        before = count;
    });
    let jump = move |event: MouseEvent| {
        to_end();
        // `detail` is 0 for a press by keyboard: the button had the focus, and is removed now.
        if let (0, Some(log)) = (event.detail(), log.get_untracked()) {
            focus(&log);
        }
    };
    let turns = pace::turns(session);
    let unseen = move || {
        turns.track();
        let hidden = session.hidden.read();
        left_off.get().map_or(0, |(seen, early)| {
            let (lines, early_lines) = (view.lines().read_untracked(), view.early().read_untracked());
            let unseen = lines.iter().rev().take_while(|line| line.key > seen).chain(early_lines.iter().skip(early));
            unseen.filter(|line| line.is_message() && !line.is_talk_of(&hidden)).count()
        })
    };
    let lines = move || {
        turns.track();
        let hidden = session.hidden.read();
        let (lines, early) = (view.lines().read_untracked(), view.early().read_untracked());
        let shown = lines.iter().chain(early.iter()).filter(|line| !line.is_talk_of(&hidden));
        shown.map(|line| line.key).collect::<Vec<_>>()
    };
    let on_their_way = move || {
        turns.track();
        let pending = session.pending.get_untracked().into_iter();
        pending.map(|message| view! { <PendingLine text=message.text/> }).collect_view().into_any()
    };
    view! {
        <div class="talk">
            <div class="log" class:follows=live(move || left_off.read().is_none()) node_ref=log on:scroll=scrolled role="log"
                aria-label=text::CHAT tabindex="0">
                <Alone session/>
                <ul>
                    <For each=lines key=|key| *key let(key)>
                        <ChatLine view key/>
                    </For>
                </ul>
                // Not announced: the confirmed message is.
                <ul aria-live="off">
                    {live(on_their_way)}
                </ul>
            </div>
            <Show when=move || unseen() != 0>
                <button type="button" class="unseen" on:pointerdown=keep_focus on:click=handler(jump)>
                    {live(move || text::unseen(unseen()))}
                </button>
            </Show>
        </div>
    }
}
