use leptos::prelude::*;
use reactive_stores::Store;

use super::hue;
use crate::state::{RoomView, RoomViewStoreFields, ranking};
use crate::text;

/// Who is here, best first.
#[component]
pub(crate) fn Scoreboard(view: Store<RoomView>) -> impl IntoView {
    let rows = Memo::new(move |_| ranking(&view.players().read()));
    let is_you = move |id| view.you().get_untracked() == Some(id);
    view! {
        <aside class="scoreboard" aria-label=text::SCOREBOARD>
            <h2>{text::SCOREBOARD}</h2>
            <ol>
                // A row that changed has another key, and is drawn anew at its place.
                <For each=move || rows.get() key=|row| format!("{row:?}") let:row>
                    <li class=hue(row.1.id) class:away=!row.1.connected class:own=is_you(row.1.id)>
                        <span class="rank">{row.0}</span>
                        <span class="name">
                            {row.1.nickname.as_str().to_owned()}
                            {is_you(row.1.id).then(|| view! { <small>{text::ME}</small> })}
                            {(!row.1.connected).then(|| view! { <small>{text::AWAY}</small> })}
                        </span>
                        <b class="points">{text::points(row.1.points)}</b>
                        <span class="correct">{text::correct(row.1.correct)}</span>
                    </li>
                </For>
            </ol>
        </aside>
    }
}
