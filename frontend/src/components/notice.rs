use crate::dom::prelude::*;
use game::protocol::ClientFrame;
use leptos::html::Input;

use super::button::button;
use crate::dom::{focus, live, live_text};
use crate::session::{Remedy, Session};
use crate::text;

/// What only this player needs to know, and what can be done about it. What was refused goes back into `field`.
#[component]
pub(super) fn NoticeLine(session: Session, field: NodeRef<Input>) -> impl IntoView {
    // What was refused is not lost. If something else has been begun meanwhile, it waits for a press.
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
                    // By key, the focus was on the button.
                    focus(&field);
                }
                session.notice.set(None);
            };
            Some(button("", text::REWRITE, rewrite))
        }
        Remedy::Copy(text) => Some(to_copy(text)),
    }
}

/// A text that is selected, for the player to copy.
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
