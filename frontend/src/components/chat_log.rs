use crate::dom::prelude::*;
use game::protocol::PlayerId;
use leptos::html::Div;

use super::hue;
use crate::dom::{Row, live_rows};
use crate::session::Session;
use crate::state::{Line, LineKind, RoomViewStoreFields, Speaker};
use crate::text;

/// How far from its end, in pixels, the log still counts as showing the newest.
const NEAR_END: i32 = 80;

/// The talk. It follows the newest line unless the reader has scrolled up.
#[component]
pub(crate) fn ChatLog(session: Session) -> impl IntoView {
    let view = session.view;
    let log = NodeRef::<Div>::new();
    let follows = StoredValue::new(true);
    let scrolled = move |_| {
        if let Some(log) = log.get_untracked() {
            follows.set_value(log.scroll_height() - log.scroll_top() - log.client_height() < NEAR_END);
        }
    };
    Effect::new(move || {
        view.lines().track();
        // These change the height of the log.
        view.phase().track();
        view.ballots().track();
        session.notice.track();
        if let (Some(log), true) = (log.get(), follows.get_value()) {
            // The rows of this change are on the page only after this turn.
            request_animation_frame(move || log.set_scroll_top(log.scroll_height()));
        }
    });
    let rows = live_rows(move || {
        let hidden = session.hidden.read();
        let you = view.you().get_untracked();
        let shown = view.lines().get().into_iter().filter(|line| !line.is_talk_of(&hidden));
        shown.map(|line| Row::new(format!("{:?}", line.key), move || row(line, you))).collect()
    });
    view! {
        <div class="log" node_ref=log on:scroll=scrolled role="log" aria-label=text::CHAT tabindex="0">
            <ul>{rows}</ul>
        </div>
    }
}

fn row(line: Line, you: Option<PlayerId>) -> AnyView {
    let (kind, by, content) = match line.kind {
        LineKind::News(sentence) => return view! { <li class="line event">{sentence}</li> }.into_any(),
        LineKind::Notice(text) => {
            return view! { <li class="line from-operators"><b>{text::OPERATORS}</b><span>{text}</span></li> }
                .into_any();
        }
        LineKind::Said { by, text } => ("line", by.player, said(&by, text)),
        LineKind::Answered { by, text, word, elapsed, gained } => {
            let answer = text::right_answer(&word, &by.nickname, elapsed, gained);
            // The bare word need not stand there twice.
            let said = (text != word).then(|| said(&by, text));
            ("line answer", by.player, view! { {said}<strong>{answer}</strong> }.into_any())
        }
    };
    view! { <li class=format!("{kind} {}", hue(by)) class:own=you == Some(by)>{content}</li> }.into_any()
}

fn said(by: &Speaker, text: String) -> AnyView {
    view! {
        <b class="line-name">{by.nickname.clone()}</b>
        <span class="line-text">{text}</span>
    }
    .into_any()
}
