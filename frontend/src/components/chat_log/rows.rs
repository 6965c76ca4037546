//! What a line of the talk looks like. Each kind has a shape of its own.

use crate::dom::prelude::*;
use game::protocol::PlayerId;
use reactive_stores::Store;

use super::super::look;
use crate::state::{LineKind, RoomView, RoomViewStoreFields, Speaker};
use crate::text;

/// The line of this key.
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
            // The bare word need not stand there twice.
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

/// What this player said, before the room has said it.
pub(super) fn pending(text: String) -> AnyView {
    view! { <li class="line own pending"><span class="line-text">{text}</span><small>{text::SENDING}</small></li> }
        .into_any()
}
