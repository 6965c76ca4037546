mod controls;

use controls::{OneOf, Range, TopicSelect};
use leptos::prelude::*;
use protocol::{Advance, ClientFrame, Difficulty, Mode, PROMPTS, SECONDS, Scoring, Settings, WordList};

use super::button::Button;
use super::dialog::{Dialog, DialogHandle};
use super::form::Check;
use super::lazy::{Lazy, Part};
use crate::erased::{handler, live};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// Step of the time limit's slider in seconds, large enough to hit with a thumb.
const SECONDS_STEP: u32 = 5;

/// The host's button and the form that it opens. Changes apply when they are saved.
#[component]
pub(super) fn SettingsDialog(session: Session) -> impl IntoView {
    let dialog = DialogHandle::new();
    view! {
        <Button class="tool tool-room" label=text::ROOM_SETTINGS press=move |()| dialog.open()/>
        <Dialog handle=dialog title=text::ROOM_SETTINGS>
            <Lazy part=Part::RoomSettings(session)/>
        </Dialog>
    }
}

#[component]
pub(super) fn SettingsForm(session: Session) -> impl IntoView {
    let draft = RwSignal::new(session.view.settings().get_untracked());
    let save = move |_| session.ask(ClientFrame::Settings(draft.get_untracked()));
    view! {
        <form method="dialog" on:submit=handler(save)>
            <Fields draft/>
            <div class="settings-actions"><button type="submit" class="primary">{text::SAVE}</button></div>
        </form>
    }
}

#[component]
fn Fields(draft: RwSignal<Settings>) -> impl IntoView {
    const MODES: [Mode; 3] = [Mode::Endless, Mode::Match, Mode::Talk];
    const SCORINGS: [Scoring; 2] = [Scoring::First, Scoring::Together];
    const ADVANCES: [Advance; 2] = [Advance::Auto, Advance::Host];
    const WORD_LISTS: [WordList; 2] = [WordList::Everyday, WordList::Wide];
    let mode = move || draft.read().mode;
    let choose_mode = |draft: &mut Settings, index: usize| {
        draft.mode = MODES[index];
        draft.seconds = Settings::of(draft.mode).seconds;
        // A room without prompts has no answers: with answers only, nobody could send anything.
        draft.answers_only &= draft.mode != Mode::Talk;
    };
    let choose_answers_only = move |is_on: bool| {
        draft.write().answers_only = is_on;
        if is_on {
            // A class, in which everyone should find a word.
            draft.write().scoring = Scoring::Together;
        }
    };
    view! {
        <OneOf draft name="mode" label=text::MODE options=&text::MODES
            chosen=|draft| draft.mode as usize choose=choose_mode/>
        <p class="settings-hint">{live(move || text::MODE_HINTS[mode() as usize].to_owned())}</p>
        <div class="settings-prompts" hidden=live(move || mode() == Mode::Talk)>
            <OneOf draft name="scoring" label=text::SCORING options=&text::SCORINGS
                chosen=|draft| draft.scoring as usize choose=|draft, index| draft.scoring = SCORINGS[index]/>
            <p class="settings-hint">{live(move || text::SCORING_HINTS[draft.read().scoring as usize].to_owned())}</p>
            <OneOf draft name="difficulty" label=text::DIFFICULTY options=&text::DIFFICULTIES
                chosen=|draft| draft.difficulty as usize
                choose=|draft, index| draft.difficulty = Difficulty::ALL[index]/>
            <TopicSelect draft/>
            <OneOf draft name="words" label=text::WORDS options=&text::WORD_LISTS
                chosen=|draft| draft.words as usize choose=|draft, index| draft.words = WORD_LISTS[index]/>
            <Range draft label=text::SECONDS range=SECONDS step=SECONDS_STEP field=|draft| &mut draft.seconds
                shown=|number| text::seconds(number.into())/>
            <div hidden=live(move || mode() != Mode::Match)>
                <Range draft label=text::PROMPTS range=PROMPTS step=1 field=|draft| &mut draft.prompts shown=text::prompts/>
            </div>
            <OneOf draft name="advance" label=text::ADVANCE options=&text::ADVANCES
                chosen=|draft| draft.advance as usize choose=|draft, index| draft.advance = ADVANCES[index]/>
            <Check label=text::MILD hint=text::MILD_HINT is_on=Signal::derive(move || !draft.read().mature)
                change=move |is_on: bool| draft.write().mature = !is_on/>
            <Check label=text::ANSWERS_ONLY hint=text::ANSWERS_ONLY_HINT
                is_on=Signal::derive(move || draft.read().answers_only) change=choose_answers_only/>
        </div>
    }
}
