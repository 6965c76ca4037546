use leptos::prelude::*;
use protocol::{ClientFrame, Played, PlayerId, Results};

use super::super::button::Button;
use super::super::look;
use super::podium::Steps;
use crate::address::Address;
use crate::erased::Show;
use crate::session::Session;
use crate::share::share;
use crate::state::RoomViewStoreFields;
use crate::text;

/// A match's results: the podium, this player's row, and the prompts that nobody solved.
#[component]
pub(super) fn MatchResults(session: Session, results: Results) -> impl IntoView {
    let you = session.view.you().get_untracked().unwrap_or(PlayerId(0));
    let boast = text::boast(&results, you);
    let tell = move |()| share(session, boast.clone(), Address::Entry.link(), text::RESULT_COPIED);
    let host_starts = || view! { <p class="rest">{text::HOST_STARTS_AGAIN}</p> };
    view! {
        <h2 class="podium-title"><small>{text::MATCH_OVER}</small>" "{text::match_over(&results.standings)}</h2>
        <Steps places=results.standings.clone()/>
        {own_row(session, &results, you)}
        <div class="results-actions">
            <Show when=move || session.is_host.get() fallback=host_starts>
                <Button class="primary" label=text::ANOTHER_MATCH press=move |()| session.ask(ClientFrame::Start)/>
            </Show>
            <Button label=text::SHARE_RESULT press=tell/>
        </div>
        {missed(&results.prompts)}
    }
}

/// This player's rank, points and solved prompts. A player without points has no rank.
fn own_row(session: Session, results: &Results, you: PlayerId) -> impl IntoView + use<> {
    let players = session.view.players().read_untracked();
    let looks = players.iter().find(|row| row.id == you).map(|row| look(row.nickname.as_str())).unwrap_or_default();
    let place = results.standings.iter().find(|place| place.player == you);
    view! {
        <p class=format!("own-result {looks}")>
            <small>{text::ME}</small>
            {place.map(|place| view! { <b>{text::rank(place.rank)}</b> })}
            <b>{text::points(place.map_or(0, |place| place.points))}</b>
            <span>{text::solved_prompts(results, you)}</span>
        </p>
    }
}

/// The prompts that nobody solved, with words that would have been right.
fn missed(prompts: &[Played]) -> Option<impl IntoView + use<>> {
    let row = |prompt: &Played| {
        view! { <li><b>{prompt.pattern.to_string()}</b><span>{prompt.answers.join(", ")}</span></li> }
    };
    let missed: Vec<_> = prompts.iter().filter(|prompt| prompt.solvers.is_empty()).map(row).collect();
    (!missed.is_empty()).then(|| {
        view! {
            <section class="missed">
                <h3>{text::MISSED_PROMPTS}</h3>
                <ul>{missed}</ul>
            </section>
        }
    })
}
