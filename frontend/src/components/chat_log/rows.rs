//! Markup of the chat log's lines. Each kind of line looks different.

use leptos::prelude::*;
use protocol::PlayerId;
use reactive_stores::Store;

use crate::state::{EARLY, Line, LineKind, RoomView, RoomViewStoreFields, Speaker};
use crate::text;

/// The line with this key, if the log still has it. An early one says who else sees it.
#[component]
pub(super) fn ChatLine(view: Store<RoomView>, key: (u64, u64)) -> impl IntoView {
    let you = view.you().get_untracked();
    let find = |lines: &[Line]| lines.iter().rev().find(|line| line.key == key).cloned();
    let is_early = key.0 == EARLY;
    let line = if is_early { find(&view.early().read_untracked()) } else { find(&view.lines().read_untracked()) };
    let seen_by = |text: &'static str| is_early.then_some(text);
    line.map(|line| match line.kind {
        LineKind::Moved { how, nicknames } => {
            view! { <li class="line news">{text::moved(how, &nicknames)}</li> }.into_any()
        }
        LineKind::News(sentence) => view! { <li class="line news">{sentence}</li> }.into_any(),
        LineKind::Notice(text) => {
            view! { <li class="line from-operators"><b>{text::OPERATORS}</b><span>{text}</span></li> }.into_any()
        }
        LineKind::Said { by, text } => {
            let nickname = by.nickname.clone();
            view! { <Message class="line" by you seen_by=seen_by(text::AMONG_SOLVERS)><Said nickname text/></Message> }.into_any()
        }
        LineKind::Answered { by, text, word, gained } => {
            let nickname = by.nickname.clone();
            // The word is named only if the message says more.
            let scored = text::scored((text != word).then_some(&word), gained);
            let seen_by = seen_by(text::ONLY_ME);
            view! { <Message class="line answer" by you seen_by><Said nickname text/><strong>{scored}</strong></Message> }
                .into_any()
        }
        LineKind::Found { answers, .. } => {
            let own = answers.iter().find(|answer| Some(answer.by.player) == you);
            let own = own.map(|own| view! { <strong>{text::own_answer(&own.word, own.gained)}</strong> });
            let sentence = match &answers[..] {
                [only] => text::found_alone(&only.by.nickname, &only.word),
                many => text::found_by_many(many.iter().map(|answer| answer.word.as_str())),
            };
            view! { <li class="line answer tally"><span class="line-text">{sentence}</span>{own}</li> }.into_any()
        }
    })
}

/// A line in the colour of its sender. `seen_by` says who sees it, if not everyone.
#[component]
fn Message(
    class: &'static str,
    by: Speaker,
    you: Option<PlayerId>,
    seen_by: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <li class=format!("{class} {}", by.look()) class:own=you == Some(by.player) class:early=seen_by.is_some()>{children()}{seen_by.map(|seen_by| view! { <small>{seen_by}</small> })}</li>
    }
}

#[component]
fn Said(nickname: String, text: String) -> impl IntoView {
    view! {
        <b class="line-name">{nickname}</b>
        <span class="line-text">{text}</span>
    }
}

/// This player's message, before the room has broadcast it.
#[component]
pub(super) fn PendingLine(text: String) -> impl IntoView {
    view! { <li class="line own pending"><span class="line-text">{text}</span><small>{text::SENDING}</small></li> }
}
