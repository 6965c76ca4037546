//! Form controls.

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::erased::live;

/// Radio buttons side by side.
#[component]
pub(super) fn Choice(
    name: &'static str,
    label: &'static str,
    options: &'static [&'static str],
    /// Index of the checked option.
    #[prop(into)]
    chosen: Signal<usize>,
    #[prop(into)] choose: Callback<usize>,
) -> impl IntoView {
    let option = move |(index, label): (usize, &'static str)| {
        view! {
            <label>
                <input type="radio" name=name prop:checked=live(move || chosen.get() == index)
                    on:change=move |_| choose.run(index)/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <div class="settings-row" role="radiogroup" aria-label=label>
            <span>{label}</span>
            <div class="choice">{options.iter().copied().enumerate().map(option).collect_view()}</div>
        </div>
    }
}

/// A checkbox with a hint.
#[component]
pub(super) fn Check(
    label: &'static str,
    hint: &'static str,
    #[prop(into)] is_on: Signal<bool>,
    #[prop(into)] change: Callback<bool>,
) -> impl IntoView {
    let changed = move |event: Targeted<Event, HtmlInputElement>| change.run(event.target().checked());
    view! {
        <label class="settings-check">
            <input type="checkbox" prop:checked=is_on on:change:target=changed/>
            <span>{label}<small>{hint}</small></span>
        </label>
    }
}
