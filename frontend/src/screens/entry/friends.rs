use hangul::RoomName;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{Mode, Settings};

use super::Nameplate;
use crate::erased::{handler, live};
use crate::focus::focus;
use crate::nfc::nfc;
use crate::{api, browser_storage, text};

/// Private rooms: making one, or entering one by its code.
#[component]
pub(super) fn AmongFriends(nameplate: Nameplate, enter: Callback<RoomName>) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(None::<&'static str>);
    let making = RwSignal::new(false);
    let make = move |_| {
        if !nameplate.is_fine() || making.get_untracked() {
            return;
        }
        making.set(true);
        problem.set(None);
        spawn_local(async move {
            let made = api::make_room(Settings::of(Mode::Match)).await;
            // `Some` if the player has left the entry screen meanwhile.
            if making.try_set(false).is_some() {
                return;
            }
            match made {
                Some(made) => {
                    browser_storage::remember_token(&made.room, &made.token);
                    enter.run(made.room);
                }
                None => problem.set(Some(text::MAKING_FAILED)),
            }
        });
    };
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked().filter(|_| nameplate.is_fine()) else { return };
        match RoomName::from_normalized(nfc(&field.value())).ok().filter(RoomName::is_code) {
            Some(room) => enter.run(room),
            None => {
                problem.set(Some(text::NO_CODE));
                focus(&field);
            }
        }
    };
    view! {
        <section class="entry-friends">
            <h2>{text::AMONG_FRIENDS}</h2>
            <button type="button" aria-disabled=live(move || making.get().to_string()) on:click=handler(make)>
                {live(move || if making.get() { text::MAKING_ROOM } else { text::MAKE_ROOM })}
            </button>
            <form class="entry-row" on:submit=handler(go)>
                <input node_ref=field type="text" inputmode="numeric" autocomplete="off" enterkeyhint="go"
                    placeholder=text::CODE_EXAMPLE aria-label=text::CODE aria-describedby="friends-hint"/>
                <button type="submit">{text::ENTER_BY_CODE}</button>
            </form>
            <p id="friends-hint" class="problem" role="status">{live(move || problem.get().unwrap_or_default())}</p>
        </section>
    }
}
