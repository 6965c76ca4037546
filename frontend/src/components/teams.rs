//! Teams: the choice before a match, and their points.

use leptos::prelude::*;
use protocol::{ClientFrame, Player, PlayerId};
use reactive_stores::Store;

use super::button::{Button, keep_focus};
use crate::erased::{Show, handler, live};
use crate::look::team_look;
use crate::session::Session;
use crate::state::{RoomView, RoomViewStoreFields};
use crate::text;

/// The teams in which somebody is or that have points, with these, best first.
pub(super) fn ranked_teams(view: Store<RoomView>) -> Vec<(u8, u32)> {
    let rows = view.players().read();
    let is_used = |team: u8, points: u32| points > 0 || rows.iter().any(|row| row.team == Some(team));
    let mut ranked = Vec::<(u8, u32)>::new();
    for (team, points) in (0..).zip(view.teams().read().iter().copied()) {
        if is_used(team, points) {
            ranked.insert(ranked.partition_point(|(_, better)| *better >= points), (team, points));
        }
    }
    ranked
}

/// This player's team.
pub(super) fn own_team(view: Store<RoomView>) -> Option<u8> {
    let you = view.you().get();
    view.players().read().iter().find(|row| Some(row.id) == you).and_then(|row| row.team)
}

/// The teams before a match: who is in which, a button each to choose it or to leave it, and the host's to shuffle all.
#[component]
pub(super) fn TeamChoice(session: Session) -> impl IntoView {
    let view = session.view;
    let cards = move || {
        let (rows, you) = (view.players().read(), view.you().get());
        let numbers = (0..).take(view.teams().read().len());
        numbers.map(|team| card(session, team, &rows, you)).collect_view().into_any()
    };
    let undecided = move || {
        let rows = view.players().read();
        let without: Vec<_> = rows.iter().filter(|row| row.team.is_none()).map(|row| row.nickname.as_str()).collect();
        if without.is_empty() { String::new() } else { text::without_team(&without) }
    };
    view! {
        <section class="team-choice" aria-label=text::TEAMS>
            <p>{text::CHOOSE_TEAM}</p>
            <ul>{live(cards)}</ul>
            <p>{live(undecided)}</p>
            <Show when=move || session.is_host.get()>
                <Button label=text::SHUFFLE_TEAMS press=move |()| session.ask(ClientFrame::Shuffle)/>
            </Show>
        </section>
    }
}

fn card(session: Session, team: u8, rows: &[Player], you: Option<PlayerId>) -> AnyView {
    let members = || rows.iter().filter(move |row| row.team == Some(team));
    let is_own = members().any(|row| Some(row.id) == you);
    let names = members().map(|row| row.nickname.as_str()).collect::<Vec<_>>().join(", ");
    let choose = move |_| {
        let team = (own_team_untracked(session.view) != Some(team)).then_some(team);
        session.ask(ClientFrame::Team { team, player: None });
    };
    view! {
        <li class=team_look(team)>
            <button type="button" aria-pressed=is_own.to_string() disabled=session.view.watches().get()
                on:pointerdown=keep_focus on:click=handler(choose)>
                <span>{text::team(team)}</span>
                <small>{text::members(members().count())}</small>
            </button>
            <p>{names}</p>
        </li>
    }
    .into_any()
}

fn own_team_untracked(view: Store<RoomView>) -> Option<u8> {
    untrack(|| own_team(view))
}
