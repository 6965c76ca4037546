//! Parts of the page that few people need, or nobody at first. Their code is a second program, which the page fetches
//! after it has started, or when the first of them is shown.

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::{self, SplitLoaderError, wasm_split};
use protocol::{Place, Player, Results};

use super::alone::Company;
use super::button::Button;
use super::dialog::DialogHandle;
use super::invite::Invitation;
use super::personal::Wishes;
use super::player_menu::Actions;
use super::prompt_board::{LapPodium, MatchResults};
use super::settings::SettingsForm;
use super::teams::TeamChoice;
use super::watching::Watching;
use crate::session::Session;
use crate::text;

/// A part of the page that the second program makes.
#[derive(Clone)]
pub(crate) enum Part {
    Company(Session, RwSignal<u32>),
    Invitation(Session, DialogHandle),
    LapPodium(Session, Vec<Place>),
    MatchResults(Session, Results),
    PersonalSettings,
    PlayerActions(Session, Player),
    RoomSettings(Session),
    TeamChoice(Session),
    Watching(Session),
}

/// Makes a part. This function, and what only it calls, is the second program. Not `#[lazy]`, which panics where the
/// program cannot be fetched.
#[wasm_split(lazy, wasm_split_path = wasm_split, preload(fetch), fallible)]
fn make(part: Part) -> Result<AnyView, SplitLoaderError> {
    Ok(match part {
        Part::Company(session, best) => view! { <Company session best/> }.into_any(),
        Part::Invitation(session, dialog) => view! { <Invitation session dialog/> }.into_any(),
        Part::LapPodium(session, podium) => view! { <LapPodium session podium/> }.into_any(),
        Part::MatchResults(session, results) => view! { <MatchResults session results/> }.into_any(),
        Part::PersonalSettings => view! { <Wishes/> }.into_any(),
        Part::PlayerActions(session, player) => view! { <Actions session player/> }.into_any(),
        Part::RoomSettings(session) => view! { <SettingsForm session/> }.into_any(),
        Part::TeamChoice(session) => view! { <TeamChoice session/> }.into_any(),
        Part::Watching(session) => view! { <Watching session/> }.into_any(),
    })
}

/// Fetches the second program, later than what the room needs first. If this fails, it is fetched again for the first
/// part that is shown.
#[cfg(target_arch = "wasm32")]
pub(crate) fn fetch_soon() {
    set_timeout(|| spawn_local(async { drop(fetch().await) }), std::time::Duration::from_secs(2));
}

/// Shows a part once the second program is there.
#[component]
pub(crate) fn Lazy(part: Part) -> impl IntoView {
    let made = RwSignal::new_local(None);
    // The part's signals belong to this component, also when it is made for a press of the button.
    let owner = Owner::current().unwrap_or_default();
    let begin = move || {
        let part = part.clone();
        let making = async move {
            let fetched = fetch().await;
            // Nobody waits for this part any more, and what it shows may be gone, too.
            if made.is_disposed() {
                return;
            }
            made.set(Some(match fetched {
                Ok(()) => make(part).await,
                Err(error) => Err(error),
            }));
        };
        made.set(None);
        spawn_local(owner.with(|| ScopedFuture::new(making)));
    };
    begin();
    let again = Callback::new(move |()| begin());
    move || {
        made.track();
        let view = made.write_untracked().take();
        match view {
            None => view! { <p class="rest" role="status">{text::FETCHING}</p> }.into_any(),
            Some(Ok(view)) => view,
            Some(Err(_)) => view! {
                <p class="rest" role="alert">{text::NOT_FETCHED}</p>
                <Button label=text::TRY_AGAIN press=again/>
            }
            .into_any(),
        }
    }
}
