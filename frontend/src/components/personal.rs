use leptos::prelude::*;

use super::button::Button;
use super::dialog::{Dialog, DialogHandle};
use super::form::{Check, Choice};
use super::lazy::{Lazy, Part};
use crate::erased::{Show, handler, live};
use crate::preferences::{self, Preferences};
use crate::text;

/// The button and the dialog of the personal settings. Changes apply at once.
#[component]
pub(crate) fn PersonalSettings() -> impl IntoView {
    let dialog = DialogHandle::new();
    view! {
        <Button class="tool tool-settings" label=text::PERSONAL_SETTINGS press=move |()| dialog.open()/>
        <Dialog handle=dialog title=text::PERSONAL_SETTINGS>
            <Lazy part=Part::PersonalSettings/>
        </Dialog>
    }
}

/// The personal settings themselves.
#[component]
pub(super) fn Wishes() -> impl IntoView {
    view! {
        <OneOf name="theme" label=text::THEME words=&preferences::THEMES options=&text::THEMES/>
        <OneOf name="size" label=text::SIZE words=&preferences::SIZES options=&text::SIZES/>
        <OneOf name="motion" label=text::MOTION words=&preferences::MOTIONS options=&text::MOTIONS/>
        <OnOrOff label=text::SOUND hint=text::SOUND_HINT words=&preferences::SOUND/>
        <OnOrOff label=text::VIBRATION hint=text::VIBRATION_HINT words=&preferences::VIBRATION/>
        <OnOrOff label=text::DISCRETION hint=text::DISCRETION_HINT words=&preferences::DISCRETION/>
        <HiddenPlayers/>
    }
}

#[component]
fn OneOf(
    name: &'static str,
    label: &'static str,
    words: &'static [&'static str],
    options: &'static [&'static str],
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let chosen = Signal::derive(move || preferences.chosen(words));
    view! { <Choice name label options chosen choose=move |chosen| preferences.choose(words, chosen)/> }
}

#[component]
fn OnOrOff(label: &'static str, hint: &'static str, words: &'static [&'static str; 2]) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let is_on = Signal::derive(move || preferences.wants(words));
    view! { <Check label hint is_on change=move |is_on| preferences.choose(words, usize::from(is_on))/> }
}

/// The players whose talk is hidden, each with a button that shows it again.
#[component]
fn HiddenPlayers() -> impl IntoView {
    let hidden = expect_context::<Preferences>().hidden;
    let row = move |nickname: String| {
        let shown = nickname.clone();
        let show = move |_| hidden.write().retain(|hidden| *hidden != nickname);
        let label = text::show_talk_of(&shown);
        view! { <li><span>{shown}</span><button type="button" aria-label=label on:click=handler(show)>{text::SHOW}</button></li> }
    };
    view! {
        <Show when=move || !hidden.read().is_empty()>
            <h3>{text::HIDDEN_PLAYERS}</h3>
            <ul class="hidden-players">
                {live(move || hidden.get().into_iter().map(row).collect_view().into_any())}
            </ul>
        </Show>
    }
}
