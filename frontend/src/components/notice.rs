use leptos::html::Input;
use leptos::prelude::*;
use protocol::ClientFrame;

use super::button::Button;
use crate::erased::{effect, live};
use crate::focus::focus;
use crate::session::{Notice, Remedy, Session};
use crate::text;

/// The notice for this player alone, with its remedy. A refused message goes back into `field`.
#[component]
pub(super) fn NoticeLine(session: Session, field: NodeRef<Input>) -> impl IntoView {
    // A refused message is selected, so that typing replaces it. If the field has new text by now, a button brings the
    // message back instead.
    effect(move || {
        if let (Some(text), Some(field)) = (session.returned.get(), field.get_untracked()) {
            if field.value().is_empty() {
                field.set_value(&text);
                field.select();
            } else {
                session.notice.update(|notice| {
                    notice.iter_mut().for_each(|notice| notice.remedy = Remedy::Rewrite(text.clone()));
                });
            }
        }
    });
    let timer = StoredValue::new(None::<TimeoutHandle>);
    effect(move || {
        timer.update_value(|timer| timer.take().iter().for_each(TimeoutHandle::clear));
        let time = session.notice.read().as_ref().and_then(Notice::shown_for);
        let end = move || drop(session.notice.try_set(None));
        timer.set_value(time.and_then(|time| set_timeout_with_handle(end, time).ok()));
    });
    let is_problem = move || session.notice.read().as_ref().is_some_and(|notice| notice.is_problem);
    let sentence = move || session.notice.read().as_ref().map_or(String::new(), |notice| notice.text.clone());
    let remedy = move || {
        let remedy = session.notice.read().as_ref().map(|notice| notice.remedy.clone());
        remedy.and_then(|remedy| remedy_view(session, field, remedy)).into_any()
    };
    view! {
        <div class="notice" class:problem=live(is_problem)>
            <p role="status">{live(sentence)}</p>
            {live(remedy)}
        </div>
    }
}

fn remedy_view(session: Session, field: NodeRef<Input>, remedy: Remedy) -> Option<AnyView> {
    match remedy {
        Remedy::None => None,
        Remedy::Propose(word) => {
            let propose = move |()| session.ask(ClientFrame::Propose { word: word.clone() });
            Some(view! { <Button label=text::PROPOSE press=propose/> }.into_any())
        }
        Remedy::Rewrite(text) => {
            let rewrite = move |()| {
                if let Some(field) = field.get_untracked() {
                    field.set_value(format!("{text} {}", field.value()).trim());
                    // A press by keyboard leaves the focus on the button, which disappears.
                    focus(&field);
                }
                session.notice.set(None);
            };
            Some(view! { <Button label=text::REWRITE press=rewrite/> }.into_any())
        }
        Remedy::Copy(text) => Some(view! { <ToCopy text/> }.into_any()),
    }
}

/// A read-only field with its text selected, for the player to copy.
#[component]
fn ToCopy(text: String) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    effect(move || {
        if let Some(field) = field.get() {
            focus(&field);
            field.select();
        }
    });
    view! { <input node_ref=field type="text" readonly aria-label=text::COPY_YOURSELF value=text/> }
}
