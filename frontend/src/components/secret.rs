use leptos::prelude::*;

use super::button::Button;
use crate::erased::Show;
use crate::preferences::Preferences;
use crate::session::Session;
use crate::text;

/// Shows `children`, which give the room's code away. In a private room of a player who hides codes, they appear only
/// when the player asks for them, and can be hidden again.
#[component]
pub(super) fn Secret(session: Session, children: ChildrenFn) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let is_asked_for = RwSignal::new(false);
    let is_secret = move || session.room.with_value(|room| room.is_code()) && preferences.are_codes_hidden();
    let ask = move || view! { <Button label=text::SHOW_CODE press=move |()| is_asked_for.set(true)/> };
    view! {
        <Show when=move || !is_secret() || is_asked_for.get() fallback=ask>
            {children()}
            <Show when=is_secret>
                <Button label=text::HIDE_CODE press=move |()| is_asked_for.set(false)/>
            </Show>
        </Show>
    }
}
