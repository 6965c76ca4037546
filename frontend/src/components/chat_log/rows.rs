//! Markup of the chat log's lines. Each kind of line looks different.

use leptos::prelude::*;
use protocol::PlayerId;
use reactive_stores::Store;

use super::super::look;
use crate::state::{LineKind, RoomView, RoomViewStoreFields, Speaker};
use crate::text;

/// The line with this key, if the log still has it.
#[component]
pub(super) fn ChatLine(view: Store<RoomView>, key: (u64, u64)) -> impl IntoView {
    let you = view.you().get_untracked();
    let line = view.lines().read_untracked().iter().rev().find(|line| line.key == key).cloned();
    line.map(|line| match line.kind {
        LineKind::News(sentence) => view! { <li class="line news">{sentence}</li> }.into_any(),
        LineKind::Notice(text) => {
            view! { <li class="line from-operators"><b>{text::OPERATORS}</b><span>{text}</span></li> }.into_any()
        }
        LineKind::Said { by, text } => {
            let nickname = by.nickname.clone();
            view! { <Message class="line" by you><Said nickname text/></Message> }.into_any()
        }
        LineKind::Answered { by, text, word, elapsed, gained } => {
            let answer = text::right_answer(&word, &by.nickname, elapsed, gained);
            let nickname = by.nickname.clone();
            // A message that is just the word would repeat it.
            let said = (text != word).then(|| view! { <Said nickname text/> });
            view! { <Message class="line answer" by you>{said}<strong>{answer}</strong></Message> }.into_any()
        }
    })
}

/// A line in the colour of its sender.
#[component]
fn Message(class: &'static str, by: Speaker, you: Option<PlayerId>, children: Children) -> impl IntoView {
    view! {
        <li class=format!("{class} {}", look(&by.nickname)) class:own=you == Some(by.player)>{children()}</li>
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
