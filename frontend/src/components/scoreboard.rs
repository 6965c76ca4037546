use leptos::prelude::*;
use protocol::{BEST_MAX, ClientFrame, Phase, Player, PlayerId};
use reactive_stores::Store;

use super::button::Button;
use super::player_menu::{MENU, PlayerMenu};
use super::teams::{own_team, ranked_teams};
use crate::erased::{handler, live};
use crate::look::{look_of, team_look};
use crate::session::Session;
use crate::state::{RoomView, RoomViewStoreFields, ranking};
use crate::text;

/// Element id of the scoreboard, with which the button on small screens opens it.
const SHEET: &str = "scoreboard";
/// How many players that button shows: the best, always including this player.
const BEST: usize = 3;

/// The players, best first. Every other player's row opens a menu about that player. On small screens the scoreboard is
/// a sheet, which a button showing the best players opens.
#[component]
pub(crate) fn Scoreboard(session: Session) -> impl IntoView {
    let view = session.view;
    let about = RwSignal::new(None::<Player>);
    let ranked = Memo::new(move |_| {
        let mut ranked = ranking(&known_rows(view));
        if view.people().get().is_some() {
            // Behind the best and the rows asked for, some rows are unknown, so the rank of those that follow is too.
            let known = view.asked().read().rows.len().max(BEST_MAX);
            ranked.iter_mut().skip(known).for_each(|(rank, _)| *rank = None);
        }
        ranked
    });
    let has_more = move || {
        let asked = view.asked().read();
        view.people().get().is_some() && (asked.of == 0 || asked.rows.len() < asked.of as usize)
    };
    let ask = move |()| session.ask(ClientFrame::Players { from: view.asked().read_untracked().rows.len() as u32 });
    let is_scored = move || !matches!(*view.phase().read(), Phase::Lobby | Phase::Talk);
    let teams = move || {
        let own = own_team(view);
        let row = |(team, points)| short_row(team_look(team), own == Some(team), None, text::team(team), Some(points));
        ranked_teams(view).into_iter().map(row).collect_view().into_any()
    };
    let totals = move || if is_scored() { teams() } else { ().into_any() };
    let best = move || {
        let is_scored = is_scored();
        if is_scored && !view.teams().read().is_empty() {
            return teams();
        }
        let mut rows = ranked.get();
        // If this player is not among the best, it takes the last place.
        let you = view.you().get_untracked();
        let own = rows.iter().position(|(_, row)| Some(row.id) == you);
        if let Some(place) = own.filter(|place| *place >= BEST) {
            rows.swap(BEST - 1, place);
        }
        let row = |(rank, player): (Option<u32>, Player)| {
            let is_own = you == Some(player.id);
            let points = is_scored.then_some(player.points);
            short_row(look_of(&player), is_own, rank.filter(|_| is_scored), player.nickname.as_str().to_owned(), points)
        };
        rows.into_iter().take(BEST).map(row).collect_view().into_any()
    };
    let rows = move || {
        let you = view.you().get_untracked();
        ranked.get().into_iter().map(|(rank, player)| view! { <Row rank player you about/> }).collect_view().into_any()
    };
    view! {
        <button type="button" class="standing" popovertarget=SHEET>
            <span class="spoken">{text::SCOREBOARD}</span>
            {live(best)}
        </button>
        <aside id=SHEET class="scoreboard" popover="auto" aria-label=text::SCOREBOARD>
            <h2>{text::SCOREBOARD}</h2>
            <p class="teams">{live(totals)}</p>
            <ol>{live(rows)}</ol>
            <Show when=has_more>
                <Button label=text::SHOW_MORE press=ask/>
            </Show>
            <button type="button" class="sheet-close" popovertarget=SHEET popovertargetaction="hide">{text::CLOSE}</button>
            <PlayerMenu session about/>
        </aside>
    }
}

/// The rows that everyone is told, and those that this player asked for.
fn known_rows(view: Store<RoomView>) -> Vec<Player> {
    let (told, asked) = (view.players().read(), view.asked().read());
    let others = asked.rows.iter().filter(|asked| told.iter().all(|row| row.id != asked.id)).cloned();
    told.iter().cloned().chain(others).collect()
}

#[component]
fn Row(rank: Option<u32>, player: Player, you: Option<PlayerId>, about: RwSignal<Option<Player>>) -> impl IntoView {
    let is_you = you == Some(player.id);
    let mark = |is_on: bool, mark: &str| is_on.then(|| small(String::new(), mark.to_owned()));
    let nickname = player.nickname.as_str().to_owned();
    let team = player.team.map(|team| small(team_look(team), text::team(team)));
    let (host, away) = (mark(player.host, text::HOST), mark(!player.connected, text::AWAY));
    // Where nobody has points, everyone would be first.
    let is_first = rank == Some(1) && player.points > 0;
    view! {
        <li class=look_of(&player) class:away=!player.connected class:own=is_you>
            <span class="rank" class:first=is_first>{rank}</span>
            <span class="name"><span class="who">{nickname}{team}{host}{mark(is_you, text::ME)}{away}</span></span>
            <b class="points">{text::points(player.points)}</b>
            <span class="correct">{text::correct(player.correct)}</span>
            {(!is_you).then(|| view! { <MenuButton player=player.clone() about/> })}
        </li>
    }
}

/// A player or a team in short. Before a match there are no points.
fn short_row(look: String, is_own: bool, rank: Option<u32>, name: String, points: Option<u32>) -> impl IntoView {
    view! {
        <span class=look class:own=is_own>
            {rank.map(|rank| view! { <small>{rank}</small> })}
            <i></i>
            <span class="short-name">{name}</span>
            {points.map(|points| view! { <b>{points}</b> })}
        </span>
    }
}

fn small(class: String, mark: String) -> impl IntoView {
    view! { <small class=class>{mark}</small> }
}

#[component]
fn MenuButton(player: Player, about: RwSignal<Option<Player>>) -> impl IntoView {
    let label = text::menu_of(player.nickname.as_str());
    let choose = move |_| about.set(Some(player.clone()));
    view! {
        <button type="button" class="row-menu" aria-label=label popovertarget=MENU popovertargetaction="show"
            on:click=handler(choose)></button>
    }
}
