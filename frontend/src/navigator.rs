//! Moves between screens, each of which has an address.

use crate::dom::prelude::*;
use leptos::ev::popstate;

use crate::address::Address;
use crate::preferences::Preferences;

/// The current address. Components get it from the context.
#[derive(Clone, Copy)]
pub(crate) struct Navigator {
    address: RwSignal<Address>,
    preferences: Preferences,
}

impl Navigator {
    /// Starts at the browser's address, and follows its back and forward buttons.
    pub(crate) fn new(preferences: Preferences) -> Self {
        let address = RwSignal::new(Address::current());
        let back = window_event_listener(popstate, move |_| address.set(Address::current()));
        on_cleanup(move || back.remove());
        Self { address, preferences }
    }

    /// The current address, as a tracked read.
    pub(crate) fn address(self) -> Address {
        self.address.get()
    }

    pub(crate) fn go(self, address: Address) {
        address.push(self.preferences.are_codes_hidden());
        self.address.set(address);
    }
}
