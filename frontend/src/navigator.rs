//! Moves between screens, each of which has an address.

use leptos::ev::popstate;
use leptos::prelude::*;

use crate::address::Address;
use crate::preferences::Preferences;

/// The current address. Components get it from the context.
#[derive(Clone, Copy)]
pub(crate) struct Navigator {
    address: RwSignal<Address>,
    preferences: Preferences,
}

impl Navigator {
    /// Starts at `address`, and follows the browser's back and forward buttons.
    pub(crate) fn new(address: Address, preferences: Preferences) -> Self {
        let address = RwSignal::new(address);
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
