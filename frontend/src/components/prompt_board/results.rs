use leptos::prelude::*;
use protocol::{Played, Player, PlayerId, Results};

use super::super::button::Button;
use super::super::teams::TeamChoice;
use super::onward::Onward;
use super::podium::{Steps, TeamSteps, is_solo};
use crate::address::Address;
use crate::erased::Show;
use crate::look::look_of;
use crate::session::Session;
use crate::share::share;
use crate::state::RoomViewStoreFields;
use crate::text;

/// A match's results: the podium, this player's row, and the prompts that nobody solved.
#[component]
pub(in super::super) fn MatchResults(session: Session, results: Results) -> impl IntoView {
    let you = session.view.you().get_untracked().unwrap_or(PlayerId(0));
    let correct = own(session, you).map_or(0, |row| row.correct);
    let boast = text::boast(&results, you, correct);
    let tell = move |()| share(session, boast.clone(), Address::Entry.link(), text::RESULT_COPIED);
    view! {
        {podium(session, &results)}
        {own_row(session, &results, you)}
        <div class="results-actions">
            <Onward session/>
            <Button label=text::SHARE_RESULT press=tell/>
        </div>
        <Show when=move || !session.view.teams().read().is_empty()>
            <TeamChoice session/>
        </Show>
        {missed(&results.prompts)}
    }
}

/// The best players or, in a match of teams, the best teams.
fn podium(session: Session, results: &Results) -> AnyView {
    let title = |sentence| view! { <h2 class="podium-title"><small>{text::MATCH_OVER}</small>" "{sentence}</h2> };
    match &results.teams[..] {
        [] => view! {
            {title(text::match_over(&results.standings, is_solo(session, &results.standings)))}
            <Steps session places=results.standings.clone()/>
        }
        .into_any(),
        teams => view! { {title(text::teams_over(teams))}<TeamSteps teams=teams.to_vec()/> }.into_any(),
    }
}

/// This player's row of the scoreboard.
fn own(session: Session, you: PlayerId) -> Option<Player> {
    session.view.players().read_untracked().iter().find(|row| row.id == you).cloned()
}

/// This player's rank, points and solved prompts. A player without points, or without company, has no rank.
fn own_row(session: Session, results: &Results, you: PlayerId) -> impl IntoView + use<> {
    let row = own(session, you);
    let looks = row.as_ref().map(look_of).unwrap_or_default();
    // In a crowd, the standings have only the best.
    let (points, correct) = row.map_or((0, 0), |row| (row.points, row.correct));
    let place = results.standings.iter().find(|place| place.player == you);
    let ranked = place.filter(|_| !is_solo(session, &results.standings));
    view! {
        <p class=format!("own-result {looks}")>
            <small>{text::ME}</small>
            {ranked.map(|place| view! { <b>{text::rank(place.rank)}</b> })}
            <b>{text::points(points)}</b>
            <span>{text::solved_prompts(correct, results)}</span>
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
