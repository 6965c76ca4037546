//! Markup of the chat log's lines. Each kind of line looks different.

use protocol::PlayerId;
use reactive_stores::Store;

use super::super::look;
use crate::dom::prelude::*;
use crate::state::{LineKind, RoomView, RoomViewStoreFields, Speaker};
use crate::text;

/// Draws the line with this key, if the log still has it.
pub(super) fn line(view: Store<RoomView>, key: (u64, u64)) -> AnyView {
    let line = view.lines().read_untracked().iter().rev().find(|line| line.key == key).cloned();
    line.map(|line| drawn(line.kind, view.you().get_untracked())).into_any()
}

fn drawn(kind: LineKind, you: Option<PlayerId>) -> AnyView {
    let (kind, by, content) = match kind {
        LineKind::News(sentence) => return view! { <li class="line news">{sentence}</li> }.into_any(),
        LineKind::Notice(text) => {
            return view! { <li class="line from-operators"><b>{text::OPERATORS}</b><span>{text}</span></li> }
                .into_any();
        }
        LineKind::Said { by, text } => {
            let said = said(&by, text);
            ("line", by, said)
        }
        LineKind::Answered { by, text, word, elapsed, gained } => {
            let answer = text::right_answer(&word, &by.nickname, elapsed, gained);
            // A message that is just the word would repeat it.
            let said = (text != word).then(|| said(&by, text));
            ("line answer", by, view! { {said}<strong>{answer}</strong> }.into_any())
        }
    };
    view! { <li class=format!("{kind} {}", look(&by.nickname)) class:own=you == Some(by.player)>{content}</li> }
        .into_any()
}

fn said(by: &Speaker, text: String) -> AnyView {
    view! {
        <b class="line-name">{by.nickname.clone()}</b>
        <span class="line-text">{text}</span>
    }
    .into_any()
}

/// This player's message, before the room has broadcast it.
pub(super) fn pending(text: String) -> AnyView {
    view! { <li class="line own pending"><span class="line-text">{text}</span><small>{text::SENDING}</small></li> }
        .into_any()
}
