use leptos::html::H1;
use leptos::prelude::*;

use crate::address::Address;
use crate::components::button::Button;
use crate::components::prompt_board::WordTiles;
use crate::focus::focus_when_there;
use crate::navigator::Navigator;
use crate::text::{self, DeadEndText};

/// Shown instead of a room that the player cannot be in: the reason and what helps. `onward` is the label and the
/// action of an additional button.
#[component]
pub(crate) fn DeadEnd(
    text: &'static DeadEndText,
    /// Instead of the text's own title.
    #[prop(optional)]
    title: Option<String>,
    hint: Option<String>,
    onward: Option<(String, Callback<()>)>,
) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let back = if onward.is_some() { "" } else { "primary" };
    let onward = onward.map(|(label, press)| view! { <Button class="primary" label press/> });
    let heading = NodeRef::<H1>::new();
    // The previously focused element is gone. Focusing the heading makes screen readers announce it.
    focus_when_there(heading);
    view! {
        <main class="entry dead-end">
            <p aria-hidden="true"><WordTiles word=text.word/></p>
            <h1 node_ref=heading tabindex="-1">{title.unwrap_or_else(|| text.title.to_owned())}</h1>
            <p class="entry-invitation">{hint.unwrap_or_else(|| text.hint.to_owned())}</p>
            {onward}
            <Button class=back label=text::TO_ENTRY press=move |()| navigator.go(Address::Entry)/>
        </main>
    }
}

/// The room does not exist.
#[component]
pub(crate) fn NoSuchRoom() -> impl IntoView {
    view! { <DeadEnd text=&text::NO_SUCH_ROOM hint=None onward=None/> }
}
