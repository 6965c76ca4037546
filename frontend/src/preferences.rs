//! Personal preferences, stored in this browser as class names of the page's root element, which the style sheet
//! matches. shell/before.js sets the classes before the first paint.

use leptos::prelude::*;

use crate::browser_storage;
use crate::erased::effect;

/// Class names of a preference's options, of which one is chosen. The default is the first and has no class.
pub(crate) const THEMES: [&str; 3] = ["", "light", "dark"];
pub(crate) const SIZES: [&str; 3] = ["", "large", "larger"];
pub(crate) const MOTIONS: [&str; 2] = ["", "still"];
pub(crate) const SOUND: [&str; 2] = ["", "sound"];
pub(crate) const VIBRATION: [&str; 2] = ["", "vibration"];
/// Hides room codes until the player asks for them, because others may be watching the screen.
pub(crate) const DISCRETION: [&str; 2] = ["", "discreet"];

/// The preferences of the whole page. Components get them from the context.
#[derive(Clone, Copy)]
pub(crate) struct Preferences {
    words: RwSignal<String>,
    /// Nicknames of players whose talk is hidden.
    pub(crate) hidden: RwSignal<Vec<String>>,
}

impl Preferences {
    /// Reads the preferences of this browser, and stores `hidden` whenever it changes.
    pub(crate) fn remembered() -> Self {
        let root = if is_browser() { document().document_element() } else { None };
        let words = root.map(|root| root.class_name()).unwrap_or_default();
        let hidden = RwSignal::new(browser_storage::hidden());
        let mut kept = hidden.get_untracked();
        effect(move || {
            let now = hidden.get();
            if now != kept {
                browser_storage::remember_hidden(&now);
                kept = now;
            }
        });
        Self { words: RwSignal::new(words), hidden }
    }

    /// Index of the chosen option.
    pub(crate) fn chosen(self, options: &[&str]) -> usize {
        let words = self.words.read();
        let mut words = words.split(' ').filter(|word| !word.is_empty());
        words.find_map(|word| options.iter().position(|&option| option == word)).unwrap_or_default()
    }

    /// True if this on/off preference is on.
    pub(crate) fn wants(self, words: &[&str; 2]) -> bool {
        self.chosen(words) == 1
    }

    /// True if room codes are shown only on request.
    pub(crate) fn are_codes_hidden(self) -> bool {
        self.wants(&DISCRETION)
    }

    /// Chooses and stores the option with the index `chosen`.
    pub(crate) fn choose(self, options: &[&str], chosen: usize) {
        let mut words = self.words.write();
        let others = words.split(' ').filter(|word| !options.contains(word));
        let all: Vec<_> = others.chain(options.get(chosen).copied()).filter(|word| !word.is_empty()).collect();
        *words = all.join(" ");
        browser_storage::remember_preferences(&words);
        if let Some(root) = document().document_element() {
            root.set_class_name(&words);
        }
    }
}
