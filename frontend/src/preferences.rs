//! How a person likes the page. This browser keeps it as words, each a class of the page's root, where the style sheet
//! finds them; index.html puts them there before anything is shown.

use crate::dom::prelude::*;

use crate::identity;

/// Options of one kind exclude each other; what is as usual has no word.
pub(crate) const THEMES: [&str; 3] = ["", "light", "dark"];
pub(crate) const SIZES: [&str; 3] = ["", "large", "larger"];
pub(crate) const MOTIONS: [&str; 2] = ["", "still"];
pub(crate) const SOUND: [&str; 2] = ["", "sound"];
pub(crate) const VIBRATION: [&str; 2] = ["", "vibration"];
/// Codes are not shown before one asks: others may be watching the screen.
pub(crate) const DISCRETION: [&str; 2] = ["", "discreet"];

/// What a person has chosen, for the whole page.
#[derive(Clone, Copy)]
pub(crate) struct Preferences {
    words: RwSignal<String>,
    /// The nicknames of whose talk is not shown.
    pub(crate) hidden: RwSignal<Vec<String>>,
}

impl Preferences {
    /// As this browser remembers them.
    pub(crate) fn remembered() -> Self {
        let root = document().document_element();
        let words = root.map(|root| root.class_name()).unwrap_or_default();
        let hidden = RwSignal::new(identity::hidden());
        let mut kept = hidden.get_untracked();
        effect(move || {
            let now = hidden.get();
            if now != kept {
                identity::remember_hidden(&now);
                kept = now;
            }
        });
        Self { words: RwSignal::new(words), hidden }
    }

    /// Which of these was chosen.
    pub(crate) fn chosen(self, options: &[&str]) -> usize {
        let words = self.words.read();
        let mut words = words.split(' ').filter(|word| !word.is_empty());
        words.find_map(|word| options.iter().position(|&option| option == word)).unwrap_or_default()
    }

    /// Whether this was asked for.
    pub(crate) fn wants(self, words: &[&str; 2]) -> bool {
        self.chosen(words) == 1
    }

    /// Whether codes are shown only to who asks.
    pub(crate) fn are_codes_hidden(self) -> bool {
        self.wants(&DISCRETION)
    }

    /// Chooses one of these.
    pub(crate) fn choose(self, options: &[&str], chosen: usize) {
        let mut words = self.words.write();
        let others = words.split(' ').filter(|word| !options.contains(word));
        let all: Vec<_> = others.chain(options.get(chosen).copied()).filter(|word| !word.is_empty()).collect();
        *words = all.join(" ");
        identity::remember_preferences(&words);
        if let Some(root) = document().document_element() {
            root.set_class_name(&words);
        }
    }
}
