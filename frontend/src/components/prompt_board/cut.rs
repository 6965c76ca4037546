use leptos::prelude::*;

use super::super::button::Button;
use crate::erased::Show;
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// A notice that the board stands still while the connection is lost, and a button that connects at once. The connection's own line
/// tells screen readers of the loss.
#[component]
pub(super) fn Cut(session: Session) -> impl IntoView {
    // Before the first welcome there is nothing on the board that could stand still.
    let is_cut = move || session.is_cut() && session.view.you().get().is_some();
    view! {
        <Show when=is_cut>
            <div class="cut">
                <p>{text::CUT}</p>
                <Button label=text::CONNECT_NOW press=move |()| session.check()/>
            </div>
        </Show>
    }
}
