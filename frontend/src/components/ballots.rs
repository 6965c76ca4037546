use std::time::Duration;

use protocol::{PlayerId, Votes};

use super::button::button;
use crate::dom::prelude::*;
use crate::dom::{Row, live, live_by, live_rows, live_text};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// The running votes on removing players.
#[component]
pub(crate) fn Ballots(session: Session) -> impl IntoView {
    // The count of the vote that changed last, for screen readers: without the buttons.
    let heard = RwSignal::new(String::new());
    let rows = live_rows(move || {
        let ballots = session.view.ballots().get().into_iter();
        let row = |ballot: Votes| {
            // A new vote on the same player has another deadline, and so another key.
            Row::new((ballot.player, ballot.until), move || ballot_line(session, heard, ballot).into_any())
        };
        ballots.map(row).collect()
    });
    view! {
        <div class="ballots">
            <p class="spoken" role="status">{live_text(move || heard.get())}</p>
            {rows}
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
fn ballot_line(session: Session, heard: RwSignal<String>, ballot: Votes) -> Option<AnyView> {
    let (view, player) = (session.view, ballot.player?);
    let is_over = RwSignal::new(false);
    let forget = move || session.voted.try_update(|voted| voted.retain(|&voted| voted != player));
    let end = move || {
        is_over.set(true);
        forget();
    };
    let left = Duration::from_millis(ballot.until?.since(session.clock.now()));
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
    let may_vote = move || view.you().get() != Some(player) && !session.voted.read().contains(&player);
    let vote = move || {
        let button = move || button("", text::VOTE_FOR, move || session.vote_out(player));
        live_by(may_vote, move |may_vote| may_vote.then(button).into_any())
    };
    let shown = move || view! { <p class="ballot"><span>{live_text(line)}</span>{vote()}</p> }.into_any();
    Some(live(move || (!is_over.get()).then(shown).into_any()))
}
