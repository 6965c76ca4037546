use leptos::html::P;
use leptos::prelude::*;
use protocol::{ClientFrame, Player};

use super::button::Button;
use super::lazy::{Lazy, Part};
use crate::erased::{Show, handler, live};
use crate::focus::focus_when_there;
use crate::look::{look_of, team_look};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// Element id of the menu, with which buttons open it.
pub(super) const MENU: &str = "player-menu";

/// The menu of actions on another player. It is a popover, which the browser opens and closes.
#[component]
pub(super) fn PlayerMenu(session: Session, about: RwSignal<Option<Player>>) -> impl IntoView {
    let name = move || about.read().as_ref().map(|player| text::person(player.nickname.as_str())).unwrap_or_default();
    let actions =
        move || about.get().map(|player| view! { <Lazy part=Part::PlayerActions(session, player)/> }).into_any();
    view! {
        <div id=MENU class="menu" popover="auto" role="dialog" aria-label=live(name) tabindex="-1" autofocus>
            {live(actions)}
        </div>
    }
}

#[component]
pub(super) fn Actions(session: Session, player: Player) -> impl IntoView {
    let id = player.id;
    let nickname = player.nickname.as_str().to_owned();
    let (name, class) = (nickname.clone(), look_of(&player));
    let is_hidden = session.hidden.read_untracked().contains(&nickname);
    let hide = move |()| {
        let mut hidden = session.hidden.write();
        if is_hidden { hidden.retain(|hidden| *hidden != nickname) } else { hidden.push(nickname.clone()) }
    };
    let is_private = session.room.with_value(|room| room.is_code());
    let watches = session.view.watches().get_untracked();
    let report = move |()| session.ask(ClientFrame::Report { player: id });
    let report = (!watches).then(|| view! { <Action label=text::REPORT choose=report/> });
    let vote_out = (!is_private && !watches)
        .then(|| view! { <Action label=text::VOTE_OUT choose=move |()| session.vote_out(id)/> });
    let is_marked = session.view.marked().read_untracked().contains(&id);
    let mark = is_marked.then(|| view! { <p>{text::MARKED}</p> });
    let teams = session.is_host.get_untracked().then(|| {
        let others = (0..).take(session.view.teams().read_untracked().len()).filter(|team| player.team != Some(*team));
        let action = |team| {
            let put = move |()| session.ask(ClientFrame::Team { team: Some(team), player: Some(id) });
            view! { <Action class=team_look(team) label=text::move_to_team(team) choose=put/> }
        };
        view! { <div class="menu-teams">{others.map(action).collect_view()}</div> }
    });
    let removal = session.is_host.get_untracked().then(|| view! { <Removal session player/> });
    view! {
        <h2 class=class>{name}</h2>
        {mark}
        <Action label={if is_hidden { text::SHOW_TALK } else { text::HIDE_TALK }} choose=hide/>
        {report}
        {vote_out}
        {teams}
        {removal}
        <Action label=text::CLOSE choose=|()| {}/>
    }
}

/// A button that calls `choose` and closes the menu.
#[component]
fn Action(
    #[prop(optional, into)] class: String,
    #[prop(into)] label: String,
    #[prop(into)] choose: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class=class popovertarget=MENU popovertargetaction="hide" on:click=handler(move |_| choose.run(()))>
            {label}
        </button>
    }
}

/// Removing a player takes two presses, at two different positions.
#[component]
fn Removal(session: Session, player: Player) -> impl IntoView {
    let is_sure = RwSignal::new(false);
    let question = NodeRef::<P>::new();
    focus_when_there(question);
    let (id, sentence) = (player.id, text::really_remove(player.nickname.as_str()));
    let ask = move || view! { <Button label=text::REMOVE press=move |()| is_sure.set(true)/> };
    view! {
        <Show when=move || is_sure.get() fallback=ask>
            <p node_ref=question tabindex="-1">{sentence.clone()}</p>
            <Action class="primary" label=text::REMOVE choose=move |()| session.ask(ClientFrame::Remove { player: id })/>
            <Button label=text::CANCEL press=move |()| is_sure.set(false)/>
        </Show>
    }
}
