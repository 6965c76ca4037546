//! Moves between screens, each of which has an address. The browser's back button leaves a screen, unless a dialog, sheet
//! or menu lies over it: then it closes that.

use leptos::ev::popstate;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlDialogElement, HtmlElement};

use crate::address::Address;
use crate::preferences::Preferences;

/// Dialogs, sheets and menus that are open over a screen.
const OVERLAYS: &str = "dialog[open], :popover-open";

/// The current address. Components get it from the context.
#[derive(Clone, Copy)]
pub(crate) struct Navigator {
    address: RwSignal<Address>,
    preferences: Preferences,
    /// Whether the current entry of the history stands for an open overlay.
    is_overlay_entry: StoredValue<bool>,
}

impl Navigator {
    /// Starts at `address`, and follows the browser's back and forward buttons.
    pub(crate) fn new(address: Address, preferences: Preferences) -> Self {
        let navigator =
            Self { address: RwSignal::new(address), preferences, is_overlay_entry: StoredValue::new(false) };
        let moved = window_event_listener(popstate, move |_| {
            if navigator.take_overlay_entry() {
                close_overlays();
            } else {
                navigator.address.set(Address::current());
            }
        });
        on_cleanup(move || moved.remove());
        if is_browser() {
            // Popovers and dialogs are opened and closed by the browser, too. Their events don't bubble.
            let toggled = Closure::<dyn FnMut()>::new(move || navigator.follow_overlays()).into_js_value();
            for event in ["toggle", "close"] {
                let _ = document().add_event_listener_with_callback_and_bool(event, toggled.unchecked_ref(), true);
            }
        }
        navigator
    }

    /// The current address, as a tracked read.
    pub(crate) fn address(self) -> Address {
        self.address.get()
    }

    pub(crate) fn go(self, address: Address) {
        let hides_codes = self.preferences.are_codes_hidden();
        if self.take_overlay_entry() {
            address.replace(hides_codes);
        } else {
            address.push(hides_codes);
        }
        self.address.set(address);
    }

    /// Adds an entry to the history when an overlay opens, for the back button. Goes back when it was closed otherwise.
    pub(crate) fn follow_overlays(self) {
        let Ok(history) = window().history() else { return };
        let is_open = document().query_selector(OVERLAYS).ok().flatten().is_some();
        if is_open && !self.is_overlay_entry.get_value() {
            let state = history.state().unwrap_or_default();
            self.is_overlay_entry.set_value(history.push_state(&state, "").is_ok());
        } else if !is_open && self.take_overlay_entry() {
            let _ = history.back();
        }
    }

    fn take_overlay_entry(self) -> bool {
        self.is_overlay_entry.try_update_value(std::mem::take).unwrap_or_default()
    }
}

fn close_overlays() {
    // A menu lies over a sheet at most.
    for _ in 0..2 {
        let Some(overlay) = document().query_selector(OVERLAYS).ok().flatten() else { return };
        match overlay.dyn_into::<HtmlDialogElement>() {
            Ok(dialog) => dialog.close(),
            Err(popover) => drop(popover.unchecked_into::<HtmlElement>().hide_popover()),
        }
    }
}
