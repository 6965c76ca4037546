//! The form's controls. Each changes one field of the draft.

use leptos::ev::{Event, Targeted};
use protocol::{Settings, Topic};
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::super::form;
use crate::dom::live_text;
use crate::dom::prelude::*;
use crate::text;

/// Radio buttons side by side.
pub(super) fn choice(
    draft: RwSignal<Settings>,
    name: &'static str,
    label: &'static str,
    options: &'static [&'static str],
    chosen: fn(&Settings) -> usize,
    choose: fn(&mut Settings, usize),
) -> AnyView {
    let choose = move |index| choose(&mut draft.write(), index);
    form::choice(name, label, options, move || chosen(&draft.read()), choose)
}

/// Selects one topic or all of them.
pub(super) fn topics(draft: RwSignal<Settings>) -> AnyView {
    let value = |topic: Option<Topic>| topic.map_or(String::new(), |topic| (topic as u8).to_string());
    let chosen = move |event: Targeted<Event, HtmlSelectElement>| {
        draft.write().topic = event.target().value().parse().ok().and_then(Topic::from_index);
    };
    let options = Topic::ALL.iter().map(|&topic| view! { <option value=value(Some(topic))>{topic.label()}</option> });
    view! {
        <label class="settings-row">
            <span>{text::TOPIC}</span>
            <select prop:value=move || value(draft.read().topic) on:change:target=chosen>
                <option value="">{text::ANY_TOPIC}</option>
                {options.collect::<Vec<_>>()}
            </select>
        </label>
    }
    .into_any()
}

/// A slider for a number, with its value as text beside it.
pub(super) fn range(
    draft: RwSignal<Settings>,
    label: &'static str,
    (min, max, step): (u32, u32, u32),
    field: fn(&mut Settings) -> &mut u32,
    shown: fn(u32) -> String,
) -> AnyView {
    let number = move || *field(&mut draft.get());
    let moved = move |event: Targeted<Event, HtmlInputElement>| {
        *field(&mut draft.write()) = event.target().value_as_number() as u32
    };
    view! {
        <label class="settings-row">
            <span>{label}</span>
            <input type="range" min=min max=max step=step prop:value=move || number().to_string() on:input:target=moved
                aria-valuetext=move || shown(number())/>
            <output>{live_text(move || shown(number()))}</output>
        </label>
    }
    .into_any()
}

/// A checkbox with a hint.
pub(super) fn check(
    draft: RwSignal<Settings>,
    label: &'static str,
    hint: &'static str,
    field: fn(&mut Settings) -> &mut bool,
) -> AnyView {
    let change = move |is_on| *field(&mut draft.write()) = is_on;
    form::check(label, hint, move || *field(&mut draft.get()), change)
}
