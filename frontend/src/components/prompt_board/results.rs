use protocol::{ClientFrame, Played, PlayerId, Results};

use super::super::button::button;
use super::super::look;
use super::podium::steps;
use crate::address::Address;
use crate::dom::live;
use crate::dom::prelude::*;
use crate::session::Session;
use crate::share::share;
use crate::state::RoomViewStoreFields;
use crate::text;

/// A match's results: the podium, this player's row, and the prompts that nobody solved.
#[component]
pub(super) fn MatchResults(session: Session, results: Results) -> impl IntoView {
    let you = session.view.you().get_untracked().unwrap_or(PlayerId(0));
    let players = session.view.players().read_untracked();
    let looks = players.iter().find(|row| row.id == you).map(|row| look(row.nickname.as_str())).unwrap_or_default();
    let boast = text::boast(&results, you);
    let tell = move || share(session, boast.clone(), Address::Entry.link(), text::RESULT_COPIED);
    let again = live(move || match session.is_host.get() {
        true => button("primary", text::ANOTHER_MATCH, move || session.ask(ClientFrame::Start)),
        false => view! { <p class="rest">{text::HOST_STARTS_AGAIN}</p> }.into_any(),
    });
    view! {
        <h2 class="podium-title"><small>{text::MATCH_OVER}</small>" "{text::match_over(&results.standings)}</h2>
        {steps(&results.standings)}
        {own_row(&results, you, looks)}
        <div class="results-actions">
            {again}
            {button("", text::SHARE_RESULT, tell)}
        </div>
        {missed(&results.prompts)}
    }
}

/// This player's rank, points and solved prompts. A player without points has no rank.
fn own_row(results: &Results, you: PlayerId, looks: String) -> AnyView {
    let place = results.standings.iter().find(|place| place.player == you);
    let rank = place.map(|place| view! { <b>{text::rank(place.rank)}</b> });
    view! {
        <p class=format!("own-result {looks}")>
            <small>{text::ME}</small>
            {rank}
            <b>{text::points(place.map_or(0, |place| place.points))}</b>
            <span>{text::solved_prompts(results, you)}</span>
        </p>
    }
    .into_any()
}

/// The prompts that nobody solved, with words that would have been right.
fn missed(prompts: &[Played]) -> Option<AnyView> {
    let missed: Vec<_> = prompts.iter().filter(|prompt| prompt.solvers.is_empty()).collect();
    let row = |prompt: &Played| {
        view! { <li><b>{prompt.pattern.to_string()}</b><span>{prompt.answers.join(", ")}</span></li> }
    };
    (!missed.is_empty()).then(|| {
        view! {
            <section class="missed">
                <h3>{text::MISSED_PROMPTS}</h3>
                <ul>{missed.into_iter().map(row).collect::<Vec<_>>()}</ul>
            </section>
        }
        .into_any()
    })
}
