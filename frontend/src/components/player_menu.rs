use leptos::html::P;
use protocol::{ClientFrame, Player};

use super::look;
use crate::dom::prelude::*;
use crate::dom::{focus_when_there, live};
use crate::session::Session;
use crate::text;

/// Element id of the menu, with which buttons open it.
pub(super) const MENU: &str = "player-menu";

/// The menu of actions on another player. It is a popover, which the browser opens and closes.
#[component]
pub(super) fn PlayerMenu(session: Session, about: RwSignal<Option<Player>>) -> impl IntoView {
    let name = move || about.read().as_ref().map(|player| text::person(player.nickname.as_str()));
    view! {
        <div id=MENU class="menu" popover="auto" role="dialog" aria-label=name tabindex="-1" autofocus>
            {live(move || about.get().map(|player| choices(session, player)).into_any())}
        </div>
    }
}

fn choices(session: Session, player: Player) -> AnyView {
    let id = player.id;
    let nickname = player.nickname.as_str().to_owned();
    let (name, class) = (nickname.clone(), look(&nickname));
    let is_hidden = session.hidden.read_untracked().contains(&nickname);
    let hide = move || {
        let mut hidden = session.hidden.write();
        if is_hidden { hidden.retain(|hidden| *hidden != nickname) } else { hidden.push(nickname.clone()) }
    };
    let is_private = session.room.with_value(|room| room.is_code());
    let vote_out = (!is_private).then(|| choice("", text::VOTE_OUT, move || session.vote_out(id)));
    let may_remove = session.is_host.get_untracked();
    view! {
        <h2 class=class>{name}</h2>
        {choice("", if is_hidden { text::SHOW_TALK } else { text::HIDE_TALK }, hide)}
        {choice("", text::REPORT, move || session.ask(ClientFrame::Report { player: id }))}
        {vote_out}
        {may_remove.then(|| removal(session, player))}
        {choice("", text::CLOSE, || {})}
    }
    .into_any()
}

/// A button that calls `choose` and closes the menu.
fn choice(class: &'static str, label: &'static str, choose: impl Fn() + 'static) -> AnyView {
    let choose: Box<dyn Fn()> = Box::new(choose);
    view! { <button type="button" class=class popovertarget=MENU popovertargetaction="hide" on:click=move |_| choose()>{label}</button> }
        .into_any()
}

/// Removing a player takes two presses, at two different positions.
fn removal(session: Session, player: Player) -> AnyView {
    let is_sure = RwSignal::new(false);
    let question = NodeRef::<P>::new();
    focus_when_there(question);
    live(move || match is_sure.get() {
        false => view! { <button type="button" on:click=move |_| is_sure.set(true)>{text::REMOVE}</button> }.into_any(),
        true => view! {
            <p node_ref=question tabindex="-1">{text::really_remove(player.nickname.as_str())}</p>
            {choice("primary", text::REMOVE, move || session.ask(ClientFrame::Remove { player: player.id }))}
            <button type="button" on:click=move |_| is_sure.set(false)>{text::CANCEL}</button>
        }
        .into_any(),
    })
}
