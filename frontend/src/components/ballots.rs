use std::time::Duration;

use leptos::prelude::*;
use protocol::{Millis, PlayerId, Votes};

use super::button::Button;
use crate::erased::{Show, effect, live};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// The running votes on removing players.
#[component]
pub(crate) fn Ballots(session: Session) -> impl IntoView {
    // The count of the vote that changed last, for screen readers: without the buttons.
    let heard = RwSignal::new(String::new());
    let running = move || {
        let key = |ballot: &Votes| Some((ballot.player?, ballot.until?));
        session.view.ballots().read().iter().filter_map(key).collect::<Vec<_>>()
    };
    view! {
        <div class="ballots">
            <p class="spoken" role="status">{heard}</p>
            // A new vote on the same player has another deadline, and so another key.
            <For each=running key=|(player, until)| (u64::from(player.0), until.0) let((player, until))>
                <Ballot session heard player until/>
            </For>
        </div>
    }
}

/// The count of the vote on this player, as a sentence.
fn standing(session: Session, player: PlayerId) -> Option<String> {
    let (players, ballots) = (session.view.players().read(), session.view.ballots().read());
    let nickname = players.iter().find(|row| row.id == player)?.nickname.as_str();
    Some(text::ballot(nickname, ballots.iter().find(|ballot| ballot.player == Some(player))?))
}

/// One vote until its deadline: the count, and a button if this player may vote and has not voted.
#[component]
fn Ballot(session: Session, heard: RwSignal<String>, player: PlayerId, until: Millis) -> impl IntoView {
    let is_over = RwSignal::new(false);
    let forget = move || session.voted.try_update(|voted| voted.retain(|&voted| voted != player));
    let end = move || {
        is_over.set(true);
        forget();
    };
    let left = Duration::from_millis(until.since(session.clock.now()));
    let timer = set_timeout_with_handle(end, left).ok();
    on_cleanup(move || {
        heard.try_set(String::new());
        timer.inspect(|timer| timer.clear());
        if is_over.try_get_untracked() == Some(false) {
            forget();
        }
    });
    let line = move || standing(session, player).filter(|_| !is_over.get()).unwrap_or_default();
    effect(move || heard.set(line()));
    let is_asked = move || session.view.you().get() != Some(player) && !session.view.watches().get();
    let may_vote = move || is_asked() && !session.voted.read().contains(&player);
    view! {
        <Show when=move || !is_over.get()>
            <p class="ballot">
                <span>{live(line)}</span>
                <Show when=may_vote>
                    <Button label=text::VOTE_FOR press=move |()| session.vote_out(player)/>
                </Show>
            </p>
        </Show>
    }
}
