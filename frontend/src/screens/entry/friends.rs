use hangul::RoomName;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{Mode, Settings};
use web_sys::HtmlInputElement;

use super::Nameplate;
use crate::api::{self, Lookup};
use crate::erased::{handler, live};
use crate::focus::focus;
use crate::nfc::nfc;
use crate::{browser_storage, text};

/// Says at the code's field why the code leads nowhere. What was typed stays, selected.
fn refuse(field: &HtmlInputElement, problem: RwSignal<Option<String>>, reason: impl Into<String>) {
    problem.set(Some(reason.into()));
    focus(field);
    field.select();
}

/// Private rooms: making one, or entering one by its code.
#[component]
pub(super) fn AmongFriends(nameplate: Nameplate, enter: Callback<RoomName>) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(None::<String>);
    let making = RwSignal::new(false);
    let looking = RwSignal::new(false);
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
                None => problem.set(Some(text::MAKING_FAILED.to_owned())),
            }
        });
    };
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked().filter(|_| nameplate.is_fine()) else { return };
        let Some(room) = RoomName::from_normalized(nfc(&field.value())).ok().filter(RoomName::is_code) else {
            return refuse(&field, problem, text::NO_CODE);
        };
        if looking.get_untracked() {
            return;
        }
        looking.set(true);
        spawn_local(async move {
            let found = api::look_up(&room).await;
            // `Some` if the player has left the entry screen meanwhile.
            if looking.try_set(false).is_some() {
                return;
            }
            match found {
                Lookup::Found => enter.run(room),
                Lookup::NoSuchRoom => refuse(&field, problem, text::WRONG_CODE),
                Lookup::TooMany(seconds) => refuse(&field, problem, text::too_many_codes(seconds)),
                Lookup::Failed => refuse(&field, problem, text::LOOKUP_FAILED),
            }
        });
    };
    view! {
        <section class="entry-friends">
            <h2>{text::AMONG_FRIENDS}</h2>
            <button type="button" aria-disabled=live(move || making.get().to_string()) on:click=handler(make)>
                {live(move || if making.get() { text::MAKING_ROOM } else { text::MAKE_ROOM })}
            </button>
            <form class="entry-row" on:submit=handler(go)>
                <input node_ref=field type="text" inputmode="numeric" autocomplete="off" enterkeyhint="go"
                    placeholder=text::CODE_EXAMPLE aria-label=text::CODE aria-describedby="friends-hint"
                    aria-invalid=live(move || problem.read().is_some().to_string())/>
                <button type="submit" aria-disabled=live(move || looking.get().to_string())>{text::ENTER_BY_CODE}</button>
            </form>
            <p id="friends-hint" class="problem" role="status">{live(move || problem.get().unwrap_or_default())}</p>
        </section>
    }
}
