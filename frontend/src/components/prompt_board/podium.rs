use leptos::prelude::*;
use protocol::Place;

use super::super::look;
use crate::text;

/// The most players on a podium. If more share a rank, the scoreboard shows the others.
const PLACES_MAX: usize = 5;
/// The lowest rank on a podium.
const RANKS: u32 = 3;

/// The best players of a lap, shown between two laps.
#[component]
pub(super) fn LapPodium(podium: Vec<Place>) -> impl IntoView {
    view! {
        <h2 class="podium-title">{text::lap_over(&podium)}</h2>
        <Steps places=podium/>
    }
}

/// The best players on steps whose height depends on the rank. The style sheet puts the first player in the middle.
#[component]
pub(super) fn Steps(places: Vec<Place>) -> impl IntoView {
    let step = |place: Place| {
        let nickname = place.nickname.as_str();
        view! {
            <li class=format!("step-{} {}", place.rank, look(nickname))>
                <b>{nickname.to_owned()}</b>
                <span class="step-points">{text::points(place.points)}</span>
                <span class="step">{text::rank(place.rank)}</span>
            </li>
        }
    };
    let best = places.into_iter().take_while(|place| place.rank <= RANKS).take(PLACES_MAX);
    view! { <ol class="podium">{best.map(step).collect_view()}</ol> }
}
