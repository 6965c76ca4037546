use std::time::Duration;

use hangul::MESSAGE_MAX;
use leptos::ev::{CompositionEvent, Event, KeyboardEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use protocol::{Mode, Refusal, Scoring, Speakers};
use wasm_bindgen::JsCast;

use super::notice::NoticeLine;
use crate::composer::{Action, Composer};
use crate::erased::{handler, live};
use crate::focus::{focus, focus_when_there};
use crate::nfc::nfc;
use crate::session::{Notice, Session, Status};
use crate::state::RoomViewStoreFields;
use crate::{browser_storage, text};

/// The single field for answers and talk. While a syllable is being composed the input method owns the field, so the
/// page does not write to it then.
#[component]
pub(crate) fn MessageInput(session: Session) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let composer = StoredValue::new(Composer::default());
    let soon = StoredValue::new(None::<TimeoutHandle>);
    // Cancels a pending `SendSoon`: after another send it would send the beginning of the next message.
    let stop_waiting = move || soon.try_update_value(Option::take).flatten().inspect(TimeoutHandle::clear).is_some();
    let send = move || {
        stop_waiting();
        if let Some(field) = field.get_untracked() {
            send_field(&field, session);
        }
    };
    let act = move |action| match action {
        Action::None => {}
        Action::Send => send(),
        Action::SendSoon => soon.set_value(set_timeout_with_handle(send, Duration::ZERO).ok()),
    };
    let begun = move |_| {
        if soon.with_value(Option::is_some) {
            send();
        }
        composer.update_value(Composer::composition_start);
    };
    let pressed = move |event: KeyboardEvent| {
        let is_enter = event.key() == "Enter" || matches!(event.code().as_str(), "Enter" | "NumpadEnter");
        let Some(field) = field.get_untracked().filter(|_| is_enter && !event.shift_key()) else { return };
        let (code, composing, repeat) = (event.key_code(), event.is_composing(), event.repeat());
        let action = composer.try_update_value(|composer| composer.enter(code, composing, repeat, &field.value()));
        // Enter would also submit the form, which would send while a syllable is still being composed.
        event.prevent_default();
        act(action.unwrap_or(Action::None));
    };
    let composed = move |event: CompositionEvent| {
        let committed = event.data().unwrap_or_default();
        act(composer.try_update_value(|composer| composer.composition_end(&committed)).unwrap_or(Action::None));
    };
    let typed = move |event: Event| {
        if let Some(field) = field.get_untracked() {
            session.room.with_value(|room| browser_storage::keep_draft(room, &field.value()));
        }
        let is_composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
        composer.update_value(|composer| composer.input(is_composing));
    };
    let submitted = move |event: SubmitEvent| {
        event.prevent_default();
        // Pressing the button does not always take the focus, which would end the composition. If the field were
        // emptied during the composition, the input method would write the last syllable again.
        if let (true, Some(field)) = (composer.with_value(Composer::is_composing), field.get_untracked()) {
            let _ = field.blur();
        }
        send();
    };
    focus_when_there(field);
    let placeholder = move || {
        let settings = session.view.settings().read();
        match settings.mode {
            _ if settings.speakers == Speakers::Operators && !session.is_host.get() => text::LISTEN_PLACEHOLDER,
            _ if settings.answers_only && !session.is_host.get() => text::ANSWERS_PLACEHOLDER,
            Mode::Talk => text::TALK_PLACEHOLDER,
            _ if settings.scoring == Scoring::Together => text::TOGETHER_PLACEHOLDER,
            Mode::Endless | Mode::Match => text::INPUT_PLACEHOLDER,
        }
    };
    view! {
        <form class="message" on:submit=handler(submitted)>
            <NoticeLine session field/>
            <input node_ref=field type="text" enterkeyhint="send" autocomplete="off" autocapitalize="off" spellcheck="false"
                placeholder=live(placeholder) aria-label=text::INPUT_LABEL value=session.room.with_value(browser_storage::draft)
                on:keydown=pressed on:input=typed on:compositionend=composed
                on:compositionstart=begun/>
            <button type="submit" class="primary" aria-label=text::SEND><span aria-hidden="true">"↑"</span></button>
        </form>
    }
}

/// Sends the field's text and empties the field. Text that is too long stays, with a notice.
fn send_field(field: &web_sys::HtmlInputElement, session: Session) {
    let said = field.value();
    let length = nfc(said.trim()).chars().count();
    match length {
        0 => {}
        // The page has to be reloaded first, as the header says.
        _ if session.status.get_untracked() == Status::Outdated => {}
        1..=MESSAGE_MAX => {
            field.set_value("");
            session.room.with_value(|room| browser_storage::keep_draft(room, ""));
            session.say(said);
        }
        _ => session.notice.set(Some(Notice::problem(text::refusal(Refusal::MessageTooLong)))),
    }
    // The send button took the focus, which would close a phone's keyboard.
    focus(field);
}
