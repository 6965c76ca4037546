use std::time::Duration;

use hangul::RoomName;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::http::Listing;

use super::button::Button;
use crate::erased::{Show, effect, handler, live};
use crate::focus::focus;
use crate::nfc::nfc;
use crate::{api, text};

/// Refresh interval of the list while it is shown. The server does not update it more often.
const REFRESH: Duration = Duration::from_secs(5);

/// The open channels, as far as they have been asked for.
#[derive(Clone, Copy)]
pub(crate) struct OpenChannels {
    pub(crate) listed: RwSignal<Vec<Listing>>,
    /// How many pages of the list to show.
    pages: RwSignal<u32>,
    /// Whether there are more.
    more: RwSignal<bool>,
}

/// The open channels, refreshed until the calling component is removed, and only while the page is visible.
pub(crate) fn open_channels() -> OpenChannels {
    let channels =
        OpenChannels { listed: RwSignal::new(Vec::new()), pages: RwSignal::new(1), more: RwSignal::new(false) };
    if is_server() {
        return channels;
    }
    let refresh = move || {
        if !document().hidden() {
            spawn_local(async move {
                let Some(pages) = channels.pages.try_get_untracked() else { return };
                if let Some(answer) = api::channels(pages).await {
                    channels.more.try_set(answer.more);
                    channels.listed.try_set(answer.channels);
                }
            });
        }
    };
    // In a task of its own: the screen is shown first.
    effect(move || {
        channels.pages.track();
        set_timeout(refresh, Duration::ZERO);
    });
    if let Ok(timer) = set_interval_with_handle(refresh, REFRESH) {
        on_cleanup(move || timer.clear());
    }
    channels
}

/// A field for a channel's name, and the open channels, each a button that enters it.
#[component]
pub(crate) fn Channels(channels: OpenChannels, here: Option<RoomName>, go: Callback<RoomName>) -> impl IntoView {
    let row = move |channel: Listing| {
        let is_here = here.as_ref() == Some(&channel.name);
        view! { <Channel channel is_here go/> }
    };
    view! {
        <OtherChannel go/>
        <ul class="channels" aria-label=text::CHANNELS>
            {live(move || channels.listed.get().into_iter().map(&row).collect_view().into_any())}
        </ul>
        <Show when=move || channels.more.get()>
            <Button label=text::MORE_CHANNELS press=move |()| channels.pages.update(|pages| *pages += 1)/>
        </Show>
    }
}

#[component]
fn Channel(channel: Listing, is_here: bool, go: Callback<RoomName>) -> impl IntoView {
    let people = match channel.has_free_seat() {
        true => text::people(channel.people as usize, channel.watching.unwrap_or_default()),
        false => text::FULL.to_owned(),
    };
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
