use game::names::{Nickname, RoomName};
use game::protocol::Refusal;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

use crate::components::prompt_board::Tiles;
use crate::{identity, text};
use game::hangul::Pattern;

/// The door: a nickname and one button. `asked_for` is the room that a link named, `refused` why the last try failed.
#[component]
pub(crate) fn Entry(asked_for: Option<RoomName>, refused: Option<Refusal>, enter: Callback<String>) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(refused);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let nickname = String::from(js_sys::JsString::from(field.value()).normalize("NFC"));
        match Nickname::from_normalized(nickname) {
            Ok(nickname) => enter.run(nickname.as_str().to_owned()),
            Err(error) => {
                problem.set(Some(error.into()));
                // A field that is on the page can be focused.
                let _ = field.focus();
            }
        }
    };
    Effect::new(move || {
        if let Some(field) = field.get() {
            let _ = field.focus();
            field.select();
        }
    });
    let invitation = asked_for.as_ref().map_or(text::TAGLINE.to_owned(), |room| text::enter_room(room.as_str()));
    let button = if asked_for.is_some() { text::ENTER } else { text::START };
    let example = Pattern::parse("ㅊㅅ");
    view! {
        <main class="entry">
            <h1 class="entry-title">
                {example.map(|pattern| view! { <Tiles pattern/> })}
                <span>{text::TITLE}</span>
            </h1>
            <p class="entry-invitation">{invitation}</p>
            <form class="entry-form" on:submit=submit>
                <label for="nickname">{text::NICKNAME}</label>
                <div class="entry-row">
                    <input id="nickname" node_ref=field type="text" autocomplete="nickname" enterkeyhint="go"
                        value=identity::nickname()
                        aria-describedby="nickname-hint" aria-invalid=move || problem.get().is_some().then_some("true")/>
                    <button type="submit" class="primary">{button}</button>
                </div>
                <p id="nickname-hint" role="status" class:problem=move || problem.get().is_some()>
                    {move || problem.get().map_or(text::NICKNAME_HINT, text::refusal)}
                </p>
            </form>
            <ol class="entry-steps">
                {text::HOW_TO.map(|(step, sample)| view! { <li><span>{step}</span><b>{sample}</b></li> })}
            </ol>
        </main>
    }
}
