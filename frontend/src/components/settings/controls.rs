//! The form's controls. Each changes one field of the draft.

use std::ops::RangeInclusive;

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use protocol::{Settings, Topic};
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::super::form::Choice;
use crate::erased::live;
use crate::text;

/// Radio buttons side by side.
#[component]
pub(super) fn OneOf(
    draft: RwSignal<Settings>,
    name: &'static str,
    label: &'static str,
    options: &'static [&'static str],
    chosen: fn(&Settings) -> usize,
    choose: fn(&mut Settings, usize),
) -> impl IntoView {
    let chosen = Signal::derive(move || chosen(&draft.read()));
    view! { <Choice name label options chosen choose=move |index| choose(&mut draft.write(), index)/> }
}

/// Selects one topic or all of them.
#[component]
pub(super) fn TopicSelect(draft: RwSignal<Settings>) -> impl IntoView {
    let chosen = move |event: Targeted<Event, HtmlSelectElement>| {
        draft.write().topic = event.target().value().parse().ok().and_then(Topic::from_index);
    };
    let option = |&topic: &Topic| {
        let is_chosen = move || draft.read().topic == Some(topic);
        view! { <option value=(topic as u8).to_string() prop:selected=live(is_chosen)>{topic.label()}</option> }
    };
    view! {
        <label class="settings-row">
            <span>{text::TOPIC}</span>
            <select on:change:target=chosen>
                <option value="">{text::ANY_TOPIC}</option>
                {Topic::ALL.iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// A slider for a number, with its value as text beside it.
#[component]
pub(super) fn Range(
    draft: RwSignal<Settings>,
    label: &'static str,
    range: RangeInclusive<u32>,
    step: u32,
    field: fn(&mut Settings) -> &mut u32,
    shown: fn(u32) -> String,
) -> impl IntoView {
    let number = move || *field(&mut draft.get());
    let moved = move |event: Targeted<Event, HtmlInputElement>| {
        *field(&mut draft.write()) = event.target().value_as_number() as u32
    };
    // The value comes after the bounds, to which the browser clamps it.
    view! {
        <label class="settings-row">
            <span>{label}</span>
            <input type="range" min=range.start().to_string() max=range.end().to_string() step=step.to_string()
                prop:value=live(move || number().to_string()) on:input:target=moved
                aria-valuetext=live(move || shown(number()))/>
            <output>{live(move || shown(number()))}</output>
        </label>
    }
}
