use crate::dom::prelude::*;
use game::protocol::Place;

use super::super::look;
use crate::text;

/// Who stands on a podium, at most: where many share a place, the others know it from the scoreboard.
const PLACES_MAX: usize = 5;
/// The last rank that stands on it.
const RANKS: u32 = 3;

/// The best of a lap, between two laps.
#[component]
pub(super) fn LapPodium(podium: Vec<Place>) -> impl IntoView {
    view! {
        <h2 class="podium-title">{text::lap_over(&podium)}</h2>
        {steps(&podium)}
    }
}

/// The best on steps of different heights: the first in the middle, as the style sheet has it.
pub(super) fn steps(places: &[Place]) -> AnyView {
    let step = |place: &Place| {
        let nickname = place.nickname.as_str();
        view! {
            <li class=format!("step-{} {}", place.rank, look(nickname))>
                <b>{nickname.to_owned()}</b>
                <span class="step-points">{text::points(place.points)}</span>
                <span class="step">{text::rank(place.rank)}</span>
            </li>
        }
    };
    let best = places.iter().take_while(|place| place.rank <= RANKS).take(PLACES_MAX);
    view! { <ol class="podium">{best.map(step).collect::<Vec<_>>()}</ol> }.into_any()
}
