mod pace;
mod rows;

use crate::dom::prelude::*;
use leptos::ev::MouseEvent;
use leptos::html::{Div, Ul};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::ResizeObserver;

use super::button::keep_focus;
use crate::dom::{Row, focus, live_by, live_rows, live_text};
use crate::session::Session;
use crate::state::{Line, RoomViewStoreFields};
use crate::text;

/// Distance from the log's end, in pixels, within which the log counts as showing the newest line.
const NEAR_END: i32 = 80;

/// The chat log, and below it this player's unconfirmed messages. Follows the newest line unless the reader has
/// scrolled up.
#[component]
pub(crate) fn ChatLog(session: Session) -> impl IntoView {
    let view = session.view;
    let (log, said, pending) = (NodeRef::<Div>::new(), NodeRef::<Ul>::new(), NodeRef::<Ul>::new());
    // Key of the last line when the reader scrolled up; `None` while the log follows.
    let left_off = RwSignal::new(None::<(u64, u64)>);
    let top = StoredValue::new(0);
    let scrolled = move |_| {
        let Some(log) = log.get_untracked() else { return };
        let is_up = log.scroll_top() < top.get_value();
        top.set_value(log.scroll_top());
        if log.scroll_height() - log.scroll_top() - log.client_height() < NEAR_END {
            left_off.set(None);
        } else if is_up && left_off.read_untracked().is_none() {
            // New lines increase the distance from the end too, but never decrease `scroll_top`.
            left_off.set(Some(view.lines().read_untracked().last().map_or((0, 0), |line| line.key)));
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
        if let (Some(log), Some(said), Some(pending)) = (log.get(), said.get(), pending.get()) {
            let resized = Closure::<dyn FnMut()>::new(resized).into_js_value();
            if let Ok(observer) = ResizeObserver::new(resized.unchecked_ref()) {
                for watched in [log.as_ref(), said.as_ref(), pending.as_ref()] {
                    observer.observe(watched);
                }
            }
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
        left_off.get().map_or(0, |seen| {
            let lines = view.lines().read_untracked();
            let unseen = lines.iter().rev().take_while(|line| line.key > seen);
            unseen.filter(|line| line.is_message() && !line.is_talk_of(&hidden)).count()
        })
    };
    let button = live_by(
        move || unseen() > 0,
        move |has_unseen| {
            has_unseen.then(|| {
                let label = live_text(move || text::unseen(unseen()));
                view! { <button type="button" class="unseen" on:pointerdown=keep_focus on:click=jump>{label}</button> }
                    .into_any()
            }).into_any()
        },
    );
    let lines = live_rows(move || {
        turns.track();
        let hidden = session.hidden.read();
        let lines = view.lines().read_untracked();
        let shown = lines.iter().filter(|line| !line.is_talk_of(&hidden));
        shown.map(|&Line { key, .. }| Row::new(key, move || rows::line(view, key))).collect()
    });
    let on_their_way = live_rows(move || {
        turns.track();
        let pending = session.pending.get_untracked().into_iter();
        pending.map(|message| Row::new(message.id, move || rows::pending(message.text))).collect()
    });
    view! {
        <div class="talk">
            <div class="log" class:follows=move || left_off.read().is_none() node_ref=log on:scroll=scrolled role="log"
                aria-label=text::CHAT tabindex="0">
                <ul node_ref=said>{lines}</ul>
                // Not announced: the confirmed message is.
                <ul node_ref=pending aria-live="off">{on_their_way}</ul>
            </div>
            {button}
        </div>
    }
}
