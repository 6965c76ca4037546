use crate::dom::prelude::*;
use leptos::html::Dialog;

use super::button::button;
use crate::dom::live;
use crate::text;

type Content = Box<dyn Fn(Callback<()>) -> AnyView + Send>;

/// A button, and the dialog that it opens. `content` is called at each opening, with a callback that closes the dialog.
pub(super) fn dialog(
    class: &'static str,
    title: &'static str,
    content: impl Fn(Callback<()>) -> AnyView + Send + 'static,
) -> AnyView {
    let (dialog, open) = closed_dialog(title, Box::new(content));
    view! { {button(class, title, move || open.run(()))} {dialog} }.into_any()
}

/// A dialog, and the callback that opens it.
pub(super) fn closed_dialog(title: &'static str, content: Content) -> (AnyView, Callback<()>) {
    let dialog = NodeRef::<Dialog>::new();
    let is_open = RwSignal::new(false);
    let open = Callback::new(move |()| {
        is_open.set(true);
        // In the next frame, when the content is in the dialog: its first control then gets the focus.
        request_animation_frame(move || {
            if let Some(dialog) = dialog.get_untracked() {
                // Fails only if the dialog is open already.
                let _ = dialog.show_modal();
            }
        });
    });
    let close = Callback::new(move |()| dialog.get_untracked().iter().for_each(|dialog| dialog.close()));
    let inside = live(move || is_open.get().then(|| content(close)).into_any());
    let dialog = view! {
        <dialog node_ref=dialog class="settings" closedby="any" aria-label=title on:close=move |_| is_open.set(false)>
            <h2>{title}</h2>
            {inside}
            {button("", text::CLOSE, move || close.run(()))}
        </dialog>
    };
    (dialog.into_any(), open)
}
