//! Markup of the chat log's lines. Each kind of line looks different.

use leptos::prelude::*;
use protocol::PlayerId;
use reactive_stores::Store;

use crate::state::{LineKind, RoomView, RoomViewStoreFields, Speaker};
use crate::text;

/// The line with this key, if the log still has it.
#[component]
pub(super) fn ChatLine(view: Store<RoomView>, key: (u64, u64)) -> impl IntoView {
    let you = view.you().get_untracked();
    let line = view.lines().read_untracked().iter().rev().find(|line| line.key == key).cloned();
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
            view! { <Message class="line" by you><Said nickname text/></Message> }.into_any()
        }
        LineKind::Answered { by, text, word, gained } => {
            let nickname = by.nickname.clone();
            // The word is named only if the message says more.
            let scored = text::scored((text != word).then_some(&word), gained);
            view! { <Message class="line answer" by you><Said nickname text/><strong>{scored}</strong></Message> }
                .into_any()
        }
    })
}

/// A line in the colour of its sender.
#[component]
fn Message(class: &'static str, by: Speaker, you: Option<PlayerId>, children: Children) -> impl IntoView {
    view! {
        <li class=format!("{class} {}", by.look()) class:own=you == Some(by.player)>{children()}</li>
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
