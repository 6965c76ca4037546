//! What forms are made of.

use crate::dom::prelude::*;
use leptos::ev::{Event, Targeted};
use web_sys::HtmlInputElement;

/// One of a few options, side by side.
pub(super) fn choice(
    name: &'static str,
    label: &'static str,
    options: &'static [&'static str],
    chosen: Signal<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let option = move |(index, label): (usize, &'static str)| {
        view! {
            <label>
                <input type="radio" name=name prop:checked=move || chosen.get() == index
                    on:change=move |_| choose.run(index)/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <div class="settings-row" role="radiogroup" aria-label=label>
            <span>{label}</span>
            <div class="choice">{options.iter().copied().enumerate().map(option).collect::<Vec<_>>()}</div>
        </div>
    }
    .into_any()
}

/// Something that is so or not, with what it is good for.
pub(super) fn check(label: &'static str, hint: &'static str, is_on: Signal<bool>, change: Callback<bool>) -> AnyView {
    let changed = move |event: Targeted<Event, HtmlInputElement>| change.run(event.target().checked());
    view! {
        <label class="settings-check">
            <input type="checkbox" prop:checked=is_on on:change:target=changed/>
            <span>{label}<small>{hint}</small></span>
        </label>
    }
    .into_any()
}
