//! Form controls.

use std::rc::Rc;

use crate::dom::prelude::*;
use leptos::ev::{Event, Targeted};
use web_sys::HtmlInputElement;

/// Radio buttons side by side. `chosen` is the index of the checked option.
pub(super) fn choice(
    name: &'static str,
    label: &'static str,
    options: &'static [&'static str],
    chosen: impl Fn() -> usize + 'static,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    let chosen: Rc<dyn Fn() -> usize> = Rc::new(chosen);
    let choose: Rc<dyn Fn(usize)> = Rc::new(choose);
    let option = move |(index, label): (usize, &'static str)| {
        let (chosen, choose) = (chosen.clone(), choose.clone());
        view! {
            <label>
                <input type="radio" name=name prop:checked=move || chosen() == index
                    on:change=move |_| choose(index)/>
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

/// A checkbox with a hint.
pub(super) fn check(
    label: &'static str,
    hint: &'static str,
    is_on: impl Fn() -> bool + 'static,
    change: impl Fn(bool) + 'static,
) -> AnyView {
    let changed = move |event: Targeted<Event, HtmlInputElement>| change(event.target().checked());
    view! {
        <label class="settings-check">
            <input type="checkbox" prop:checked=is_on on:change:target=changed/>
            <span>{label}<small>{hint}</small></span>
        </label>
    }
    .into_any()
}
