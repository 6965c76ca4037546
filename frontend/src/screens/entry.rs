mod friends;

use friends::AmongFriends;
use hangul::{Nickname, RoomName};
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::Refusal;

use crate::components::channels::{Channels, open_channels};
use crate::components::liveliest::liveliest;
use crate::components::personal::PersonalSettings;
use crate::components::prompt_board::WordTiles;
use crate::components::room_name::RoomLabel;
use crate::erased::{effect, handler, live};
use crate::focus::focus;
use crate::look::look;
use crate::nfc::nfc;
use crate::{browser_storage, text};

/// The entry screen's nickname field, which every way into a room uses.
#[derive(Clone, Copy)]
struct Nameplate {
    field: NodeRef<Input>,
    problem: RwSignal<Option<Refusal>>,
}

impl Nameplate {
    /// Stores the nickname if it is valid. Otherwise shows the reason at the field and focuses it.
    fn is_fine(self) -> bool {
        let Some(field) = self.field.get_untracked() else { return false };
        match Nickname::from_normalized(nfc(&field.value())) {
            Ok(nickname) => {
                browser_storage::remember_nickname(nickname.as_str());
                self.problem.set(None);
                true
            }
            Err(error) => {
                self.problem.set(Some(error.into()));
                focus(&field);
                false
            }
        }
    }
}

/// The entry screen: the nickname and the ways into a room. `asked_for` is the room of the link, `refused` the reason
/// why the last attempt failed.
#[component]
pub(crate) fn Entry(asked_for: Option<RoomName>, refused: Option<Refusal>, enter: Callback<RoomName>) -> impl IntoView {
    let nameplate = Nameplate { field: NodeRef::new(), problem: RwSignal::new(refused) };
    let Nameplate { field, problem } = nameplate;
    let channels = asked_for.is_none().then(open_channels);
    let wanted = asked_for.clone();
    // Previews the player's avatar while the nickname is typed.
    let nickname = browser_storage::nickname();
    let looks = RwSignal::new(if nickname.is_empty() { String::new() } else { look(&nickname, None) });
    let typed = move |_| {
        looks.set(look(&field.get_untracked().map(|field| nfc(field.value().trim())).unwrap_or_default(), None))
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if nameplate.is_fine() {
            let busiest = channels
                .and_then(|channels| liveliest(&channels.listed.read_untracked()).map(|found| found.name.clone()));
            enter.run(wanted.clone().or(busiest).unwrap_or_else(RoomName::plaza));
        }
    };
    let go = Callback::new(move |room| {
        if nameplate.is_fine() {
            enter.run(room);
        }
    });
    effect(move || {
        // Keep the focus that shell/until.js took over from the static shell.
        let is_anything_focused = document().active_element().is_some_and(|focused| focused.tag_name() != "BODY");
        if let (Some(field), false) = (field.get(), is_anything_focused) {
            focus(&field);
            field.select();
        }
    });
    let invitation = match asked_for.clone() {
        None => text::TAGLINE.into_any(),
        Some(room) if room.is_code() => view! { <RoomLabel room/>{text::ENTER_PRIVATE_ROOM} }.into_any(),
        Some(room) => text::enter_channel(&room).into_any(),
    };
    let button = if asked_for.is_some() { text::ENTER } else { text::START };
    let rooms = channels.map(|channels| {
        view! {
            <div class="entry-rooms">
                <AmongFriends nameplate enter/>
                // Last, so that nothing moves when the list loads.
                <section class="entry-friends">
                    <h2>{text::CHANNELS}</h2>
                    <Channels channels here=None go/>
                </section>
            </div>
        }
    });
    view! {
        <main class="entry">
            <PersonalSettings/>
            <h1 class="entry-title">
                <span aria-hidden="true"><WordTiles word="ㅊㅅ"/></span>
                <span>{text::TITLE}</span>
            </h1>
            <p class="entry-invitation">{invitation}</p>
            <form class=live(move || format!("entry-form {}", looks.get())) on:submit=handler(submit)>
                <label for="nickname">{text::NICKNAME}</label>
                <div class="entry-row">
                    <input id="nickname" node_ref=field type="text" autocomplete="nickname" enterkeyhint="go"
                        value=nickname on:input=typed
                        aria-describedby="nickname-hint" aria-invalid=live(move || problem.get().is_some().to_string())/>
                    <button type="submit" class="primary">{button}</button>
                </div>
                <p id="nickname-hint" role="status" class:problem=live(move || problem.get().is_some())>
                    {live(move || problem.get().map_or(text::NICKNAME_HINT.to_owned(), text::refusal))}
                </p>
            </form>
            <ol class="entry-steps">
                {text::HOW_TO.map(|(step, sample)| view! { <li><span>{step}</span><b>{sample}</b></li> }).collect_view()}
            </ol>
            {rooms}
        </main>
    }
}
