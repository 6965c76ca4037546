use leptos::html::Input;
use protocol::ClientFrame;

use super::button::button;
use crate::dom::prelude::*;
use crate::dom::{focus, live, live_text};
use crate::session::{Remedy, Session};
use crate::text;

/// The notice for this player alone, with its remedy. A refused message goes back into `field`.
#[component]
pub(super) fn NoticeLine(session: Session, field: NodeRef<Input>) -> impl IntoView {
    // If the field has new text by now, a button brings the refused message back instead.
    effect(move || {
        if let (Some(text), Some(field)) = (session.returned.get(), field.get_untracked()) {
            if field.value().is_empty() {
                field.set_value(&text);
            } else {
                session.notice.update(|notice| {
                    notice.iter_mut().for_each(|notice| notice.remedy = Remedy::Rewrite(text.clone()));
                });
            }
        }
    });
    let sentence =
        live_text(move || session.notice.read().as_ref().map_or(String::new(), |notice| notice.text.clone()));
    let remedy = live(move || session.notice.get().and_then(|notice| remedy(session, field, notice.remedy)).into_any());
    view! { <div class="notice"><p role="status">{sentence}</p>{remedy}</div> }
}

fn remedy(session: Session, field: NodeRef<Input>, remedy: Remedy) -> Option<AnyView> {
    match remedy {
        Remedy::None => None,
        Remedy::Propose(word) => {
            let propose = move || session.ask(ClientFrame::Propose { word: word.clone() });
            Some(button("", text::PROPOSE, propose))
        }
        Remedy::Rewrite(text) => {
            let rewrite = move || {
                if let Some(field) = field.get_untracked() {
                    field.set_value(format!("{text} {}", field.value()).trim());
                    // A press by keyboard leaves the focus on the button, which disappears.
                    focus(&field);
                }
                session.notice.set(None);
            };
            Some(button("", text::REWRITE, rewrite))
        }
        Remedy::Copy(text) => Some(to_copy(text)),
    }
}

/// A read-only field with its text selected, for the player to copy.
fn to_copy(text: String) -> AnyView {
    let field = NodeRef::<Input>::new();
    effect(move || {
        if let Some(field) = field.get() {
            focus(&field);
            field.select();
        }
    });
    view! { <input node_ref=field type="text" readonly aria-label=text::COPY_YOURSELF value=text/> }.into_any()
}
