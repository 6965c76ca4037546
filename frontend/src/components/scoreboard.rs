use crate::dom::prelude::*;
use game::protocol::{Player, PlayerId};

use super::hue;
use super::player_menu::{MENU, PlayerMenu};
use crate::dom::{Row, live_rows};
use crate::session::Session;
use crate::state::{RoomViewStoreFields, ranking};
use crate::text;

/// Who is here, best first. Everyone else's row opens a menu about that player.
#[component]
pub(crate) fn Scoreboard(session: Session) -> impl IntoView {
    let view = session.view;
    let about = RwSignal::new(None::<Player>);
    let rows = Memo::new(move |_| ranking(&view.players().read()));
    let rows = live_rows(move || {
        let you = view.you().get_untracked();
        // A row that changed has another key, and is drawn anew at its place.
        let rows = rows.get().into_iter();
        rows.map(|(rank, player)| Row::new(format!("{rank} {player:?}"), move || row(rank, player, you, about)))
            .collect()
    });
    view! {
        <aside class="scoreboard" aria-label=text::SCOREBOARD>
            <h2>{text::SCOREBOARD}</h2>
            <ol>{rows}</ol>
            <PlayerMenu session about/>
        </aside>
    }
}

fn row(rank: u32, player: Player, you: Option<PlayerId>, about: RwSignal<Option<Player>>) -> AnyView {
    let is_you = you == Some(player.id);
    let mark = |is_on: bool, mark| is_on.then(|| view! { <small>{mark}</small> });
    let (class, nickname) = (hue(player.id), player.nickname.as_str().to_owned());
    let (host, away) = (mark(player.host, text::HOST), mark(!player.connected, text::AWAY));
    view! {
        <li class=class class:away=!player.connected class:own=is_you>
            <span class="rank">{rank}</span>
            <span class="name">{nickname}{host}{mark(is_you, text::ME)}{away}</span>
            <b class="points">{text::points(player.points)}</b>
            <span class="correct">{text::correct(player.correct)}</span>
            {(!is_you).then(|| menu_button(player.clone(), about))}
        </li>
    }
    .into_any()
}

fn menu_button(player: Player, about: RwSignal<Option<Player>>) -> AnyView {
    let label = text::menu_of(player.nickname.as_str());
    let choose = move |_| about.set(Some(player.clone()));
    view! {
        <button type="button" class="row-menu" aria-label=label popovertarget=MENU popovertargetaction="show"
            on:click=choose></button>
    }
    .into_any()
}
