mod controls;

use controls::{check, choice, range, topics};
use protocol::{ClientFrame, Difficulty, Mode, PROMPTS, SECONDS, Settings, WordList};

use super::dialog::dialog;
use crate::dom::live_text;
use crate::dom::prelude::*;
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// Step of the time limit's slider in seconds, large enough to hit with a thumb.
const SECONDS_STEP: u32 = 5;

/// The host's button and the form that it opens. Changes apply when they are saved.
#[component]
pub(super) fn SettingsDialog(session: Session) -> impl IntoView {
    dialog("tool tool-room", text::ROOM_SETTINGS, move |_| {
        let draft = RwSignal::new(session.view.settings().get_untracked());
        let save = move |_| session.ask(ClientFrame::Settings(draft.get_untracked()));
        view! {
            <form method="dialog" on:submit=save>
                {fields(draft)}
                <div class="settings-actions"><button type="submit" class="primary">{text::SAVE}</button></div>
            </form>
        }
        .into_any()
    })
}

fn fields(draft: RwSignal<Settings>) -> AnyView {
    const MODES: [Mode; 3] = [Mode::Endless, Mode::Match, Mode::Talk];
    const WORD_LISTS: [WordList; 2] = [WordList::Everyday, WordList::Wide];
    let mode = move || draft.read().mode;
    let choose_mode = |draft: &mut Settings, index: usize| {
        draft.mode = MODES[index];
        draft.seconds = Settings::of(draft.mode).seconds;
        // A room without prompts has no answers: with answers only, nobody could send anything.
        draft.answers_only &= draft.mode != Mode::Talk;
    };
    let seconds = (*SECONDS.start(), *SECONDS.end(), SECONDS_STEP);
    let prompts = (*PROMPTS.start(), *PROMPTS.end(), 1);
    view! {
        {choice(draft, "mode", text::MODE, &text::MODES, |draft| draft.mode as usize, choose_mode)}
        <p class="settings-hint">{live_text(move || text::MODE_HINTS[mode() as usize].to_owned())}</p>
        <div class="settings-prompts" hidden=move || mode() == Mode::Talk>
            {choice(
                draft, "difficulty", text::DIFFICULTY, &text::DIFFICULTIES,
                |draft| draft.difficulty as usize, |draft, index| draft.difficulty = Difficulty::ALL[index],
            )}
            {topics(draft)}
            {choice(
                draft, "words", text::WORDS, &text::WORD_LISTS,
                |draft| draft.words as usize, |draft, index| draft.words = WORD_LISTS[index],
            )}
            {range(draft, text::SECONDS, seconds, |draft| &mut draft.seconds, |number| text::seconds(number.into()))}
            <div hidden=move || mode() != Mode::Match>
                {range(draft, text::PROMPTS, prompts, |draft| &mut draft.prompts, text::prompts)}
            </div>
            {check(draft, text::ANSWERS_ONLY, text::ANSWERS_ONLY_HINT, |draft| &mut draft.answers_only)}
        </div>
    }
    .into_any()
}
