//! Decides when Enter sends, while a Korean input method may be composing a syllable.
//!
//! Browsers differ in the order of events during a composition: the Enter keydown may come before `compositionend`,
//! after it, both times, or with key code 229. Sending on each of them would send the last syllable twice; ignoring
//! Enter during a composition would require two presses. Therefore Enter during a composition is remembered, the field
//! is read in the task after `compositionend`, and an empty field is never sent.

/// `keyCode` of a keydown that the input method handled.
const HANDLED_BY_INPUT_METHOD: u32 = 229;

/// The action that the caller takes after an event of the input field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Nothing.
    None,
    /// Read the field and send now. The caller prevents the key's default action.
    Send,
    /// Read the field and send in the next task, after the input method has written the last syllable.
    SendSoon,
}

/// Tracks the composition in one field.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Composer {
    composing: bool,
    enter_pressed: bool,
}

impl Composer {
    pub(crate) fn composition_start(&mut self) {
        *self = Self { composing: true, enter_pressed: false };
    }

    pub(crate) fn is_composing(&self) -> bool {
        self.composing
    }

    /// `committed` is the text the input method wrote. The Enter that ends a composition sends only Hangul: in other
    /// input methods that Enter picks a candidate.
    pub(crate) fn composition_end(&mut self, committed: &str) -> Action {
        let Self { enter_pressed, .. } = std::mem::take(self);
        if enter_pressed && ends_in_hangul(committed) { Action::SendSoon } else { Action::None }
    }

    /// An `input` event outside a composition means that a `compositionend` was missed: resets the state.
    pub(crate) fn input(&mut self, is_composing: bool) {
        if !is_composing {
            *self = Self::default();
        }
    }

    /// Handles a keydown of Enter. `field` is the field's text.
    pub(crate) fn enter(&mut self, key_code: u32, is_composing: bool, is_repeat: bool, field: &str) -> Action {
        if is_repeat {
            return Action::None;
        }
        if self.composing || is_composing {
            self.enter_pressed = true;
            return Action::None;
        }
        let is_plain = key_code != HANDLED_BY_INPUT_METHOD;
        if is_plain || ends_in_hangul(field) { Action::Send } else { Action::None }
    }
}

fn ends_in_hangul(text: &str) -> bool {
    text.chars().next_back().is_some_and(|last| matches!(last, '가'..='힣' | '\u{3131}'..='\u{318E}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field with its composer. `sent` has the sent texts in order.
    #[derive(Default)]
    struct Field {
        composer: Composer,
        text: String,
        soon: bool,
        sent: Vec<String>,
    }

    impl Field {
        fn act(&mut self, action: Action) {
            match action {
                Action::None => {}
                Action::Send => self.send(),
                Action::SendSoon => self.soon = true,
            }
        }
        fn send(&mut self) {
            if !self.text.is_empty() {
                self.sent.push(std::mem::take(&mut self.text));
            }
        }
        fn compose(&mut self, text: &str) {
            self.composer.composition_start();
            self.text = text.to_owned();
            self.composer.input(true);
        }
        fn commit(&mut self) {
            let action = self.composer.composition_end(&self.text.clone());
            self.act(action);
        }
        fn enter(&mut self, key_code: u32, is_composing: bool) {
            let action = self.composer.enter(key_code, is_composing, false, &self.text.clone());
            self.act(action);
        }
        fn next_task(&mut self) {
            if std::mem::take(&mut self.soon) {
                self.send();
            }
        }
    }

    /// Events caused by one press of Enter: a keydown with this key code during (`While`) or after the composition, or
    /// the `compositionend` itself.
    enum Step {
        While(u32),
        After(u32),
        Commit,
    }
    use Step::{After, Commit, While};

    #[test]
    fn one_enter_sends_the_whole_text_once_in_every_known_event_order() {
        let orders: [(&str, &[Step]); 6] = [
            ("229, commit, 13", &[While(229), Commit, After(13)]),
            ("229, commit", &[While(229), Commit]),
            ("13 while composing, commit", &[While(13), Commit]),
            ("commit, 229", &[Commit, After(229)]),
            ("commit, 229, 13", &[Commit, After(229), After(13)]),
            ("no composition events", &[After(13)]),
        ];
        for (name, steps) in orders {
            for text in ["사랑", "ㅅㄹ"] {
                for key_waits_for_task in [false, true] {
                    let mut field = Field::default();
                    for _ in 0..2 {
                        match steps.iter().any(|step| matches!(step, Commit)) {
                            true => field.compose(text),
                            false => field.text = text.to_owned(),
                        }
                        for step in steps {
                            match step {
                                While(code) => field.enter(*code, true),
                                Commit => field.commit(),
                                After(code) => {
                                    if key_waits_for_task {
                                        field.next_task();
                                    }
                                    field.enter(*code, false);
                                }
                            }
                        }
                        field.next_task();
                    }
                    assert_eq!(field.sent, [text, text], "{name}");
                }
            }
        }
    }

    #[test]
    fn an_enter_that_picks_a_candidate_does_not_send() {
        let mut field = Field::default();
        field.compose("愛");
        field.enter(229, true);
        field.commit();
        field.next_task();
        assert!(field.sent.is_empty());
    }

    #[test]
    fn a_key_held_down_sends_once() {
        let mut composer = Composer::default();
        assert_eq!(composer.enter(13, false, false, "사랑"), Action::Send);
        assert_eq!(composer.enter(13, false, true, "사랑"), Action::None);
    }

    #[test]
    fn enter_sends_after_a_missed_compositionend() {
        let mut field = Field::default();
        field.compose("사랑");
        field.composer.input(false);
        field.enter(13, false);
        assert_eq!(field.sent, ["사랑"]);
    }
}
