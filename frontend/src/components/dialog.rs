use leptos::html;
use leptos::prelude::*;

use super::button::Button;
use crate::erased::Show;
use crate::navigator::Navigator;
use crate::text;

/// Opens and closes one [`Dialog`].
#[derive(Clone, Copy)]
pub(crate) struct DialogHandle {
    element: NodeRef<html::Dialog>,
    is_open: RwSignal<bool>,
    navigator: Navigator,
}

impl DialogHandle {
    pub(super) fn new() -> Self {
        Self { element: NodeRef::new(), is_open: RwSignal::new(false), navigator: expect_context() }
    }

    pub(super) fn open(self) {
        self.is_open.set(true);
        // In the next frame, when the content is in the dialog: its first control then gets the focus.
        request_animation_frame(move || {
            if let Some(dialog) = self.element.get_untracked() {
                // Fails only if the dialog is open already.
                let _ = dialog.show_modal();
                // Not every browser has the event of an opened dialog.
                self.navigator.follow_overlays();
            }
        });
    }

    pub(super) fn close(self) {
        self.element.get_untracked().iter().for_each(|dialog| dialog.close());
    }
}

/// A modal dialog with a button that closes it. Its content is made anew at each opening.
#[component]
pub(super) fn Dialog(handle: DialogHandle, title: &'static str, children: ChildrenFn) -> impl IntoView {
    let DialogHandle { element, is_open, .. } = handle;
    view! {
        <dialog node_ref=element class="settings" closedby="any" aria-label=title on:close=move |_| is_open.set(false)>
            <h2>{title}</h2>
            <Show when=move || is_open.get()>{children()}</Show>
            <Button label=text::CLOSE press=move |()| handle.close()/>
        </dialog>
    }
}
