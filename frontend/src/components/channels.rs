use std::time::Duration;

use hangul::RoomName;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::http::Listing;

use crate::erased::{handler, live};
use crate::focus::focus;
use crate::nfc::nfc;
use crate::{api, text};

/// Refresh interval of the list while it is shown. The server does not update it more often.
const REFRESH: Duration = Duration::from_secs(5);

/// The open channels, refreshed until the calling component is removed, and only while the page is visible.
pub(crate) fn open_channels() -> RwSignal<Vec<Listing>> {
    let channels = RwSignal::new(Vec::new());
    if is_server() {
        return channels;
    }
    let refresh = move || {
        if !document().hidden() {
            spawn_local(async move {
                if let Some(listed) = api::channels().await {
                    channels.try_set(listed);
                }
            });
        }
    };
    // In a task of its own: the screen is shown first.
    set_timeout(refresh, Duration::ZERO);
    if let Ok(timer) = set_interval_with_handle(refresh, REFRESH) {
        on_cleanup(move || timer.clear());
    }
    channels
}

/// A field for a channel's name, and the open channels, each a button that enters it.
#[component]
pub(crate) fn Channels(
    channels: RwSignal<Vec<Listing>>,
    here: Option<RoomName>,
    go: Callback<RoomName>,
) -> impl IntoView {
    let row = move |channel: Listing| {
        let is_here = here.as_ref() == Some(&channel.name);
        view! { <Channel channel is_here go/> }
    };
    view! {
        <OtherChannel go/>
        <ul class="channels" aria-label=text::CHANNELS>
            {live(move || channels.get().into_iter().map(&row).collect_view().into_any())}
        </ul>
    }
}

#[component]
fn Channel(channel: Listing, is_here: bool, go: Callback<RoomName>) -> impl IntoView {
    let people = if channel.has_free_seat() { text::people(channel.people as usize) } else { text::FULL.to_owned() };
    let way = text::summary(&channel.settings);
    // A full channel's button leads to the next channel.
    let room = if channel.has_free_seat() || is_here { channel.name.clone() } else { channel.name.next() };
    view! {
        <li>
            <button type="button" aria-current=is_here.then_some("true") on:click=handler(move |_| go.run(room.clone()))>
                <b>{channel.name.as_str().to_owned()}</b>
                <span class="channel-way">{way}</span>
                <span>{people}</span>
            </button>
        </li>
    }
}

/// Enters a channel by its name. A channel that does not exist opens with its first player.
#[component]
fn OtherChannel(go: Callback<RoomName>) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let is_wrong = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        match RoomName::from_normalized(nfc(&field.value())) {
            Ok(room) => go.run(room),
            Err(_) => {
                is_wrong.set(true);
                focus(&field);
            }
        }
    };
    view! {
        <form class="entry-row" on:submit=handler(submit)>
            <input node_ref=field type="text" autocomplete="off" enterkeyhint="go" placeholder=text::CHANNEL_EXAMPLE
                aria-label=text::CHANNEL_NAME/>
            <button type="submit">{text::GO}</button>
        </form>
        <p class="problem" role="status">{live(move || if is_wrong.get() { text::WRONG_CHANNEL } else { "" })}</p>
    }
}
