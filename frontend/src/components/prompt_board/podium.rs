use leptos::prelude::*;
use protocol::{Place, TeamPlace};

use crate::look::{look, team_look};
use crate::session::Session;
use crate::state::{RoomViewStoreFields, colour_of, is_alone};
use crate::text;

/// The most players on a podium. If more share a rank, the scoreboard shows the others.
const PLACES_MAX: usize = 5;
/// The lowest rank on a podium.
const RANKS: u32 = 3;

/// The best players of a lap, shown between two laps.
#[component]
pub(in super::super) fn LapPodium(session: Session, podium: Vec<Place>) -> impl IntoView {
    view! {
        <h2 class="podium-title">{text::lap_over(&podium, is_solo(session, &podium))}</h2>
        <Steps session places=podium/>
    }
}

/// Whether nobody is there to compare with.
pub(super) fn is_solo(session: Session, places: &[Place]) -> bool {
    places.len() < 2 && is_alone(&session.view.players().read_untracked())
}

/// The best players on steps whose height depends on the rank. The style sheet puts the first player in the middle.
#[component]
pub(super) fn Steps(session: Session, places: Vec<Place>) -> impl IntoView {
    let rows = session.view.players().read_untracked();
    let step = |place: Place| {
        let nickname = place.nickname.as_str();
        let look = look(nickname, colour_of(&rows, place.player));
        view! {
            <li class=format!("step-{} {look}", place.rank)>
                <b>{nickname.to_owned()}</b>
                <span class="step-points">{text::points(place.points)}</span>
                <span class="step">{text::rank(place.rank)}</span>
            </li>
        }
    };
    // A podium compares: it says nothing about one player.
    if is_solo(session, &places) {
        return ().into_any();
    }
    let best = places.into_iter().take_while(|place| place.rank <= RANKS).take(PLACES_MAX);
    view! { <ol class="podium">{best.map(step).collect_view()}</ol> }.into_any()
}

/// The best teams on steps, each with its best players, and the other teams below.
#[component]
pub(super) fn TeamSteps(teams: Vec<TeamPlace>) -> impl IntoView {
    let step = |place: &TeamPlace| {
        let best = place.best.iter().map(|best| view! { <small>{text::best_of_team(best)}</small> });
        view! {
            <li class=format!("step-{} {}", place.rank, team_look(place.team))>
                <b>{text::team(place.team)}</b>
                <span class="step-points">{text::points(place.points)}</span>
                {best.collect_view()}
                <span class="step">{text::rank(place.rank)}</span>
            </li>
        }
    };
    let (best, others): (Vec<_>, Vec<_>) = teams.iter().partition(|place| place.rank <= RANKS);
    let other = |place: &TeamPlace| view! { <li>{text::team_place(place)}</li> };
    view! {
        <ol class="podium of-teams">{best.into_iter().map(step).collect_view()}</ol>
        <ul class="chips">{others.into_iter().map(other).collect_view()}</ul>
    }
}
