mod bundle;
mod controls;

use bundle::BundleForm;
use controls::{OneOf, Range, TopicSelect};
use leptos::prelude::*;
use protocol::{Advance, ClientFrame, Difficulty, Mode, PROMPTS, SECONDS, Scoring, Settings, WordList};

use super::button::Button;
use super::dialog::{Dialog, DialogHandle};
use super::form::Check;
use super::keyed::Keyed;
use super::lazy::{Lazy, Part};
use crate::erased::{Show, handler, live};
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

/// The form, and in its place the one for the maker's own words while that is open.
#[component]
pub(super) fn SettingsForm(session: Session) -> impl IntoView {
    let draft = RwSignal::new(session.view.settings().get_untracked());
    let edits_bundle = RwSignal::new(false);
    let save = move |_| session.ask(ClientFrame::Settings(draft.get_untracked()));
    let back = Callback::new(move |()| edits_bundle.set(false));
    let name = move || draft.read().bundle.clone().unwrap_or_else(|| text::BUNDLE_NONE.to_owned());
    let bundle = session.view.maker().get_untracked().then(|| {
        view! {
            <div class="settings-row" hidden=live(move || draft.read().mode == Mode::Talk)>
                <span>{text::BUNDLE}</span>
                <button type="button" on:click=handler(move |_| edits_bundle.set(true))>{live(name)}</button>
            </div>
        }
    });
    view! {
        <form method="dialog" on:submit=handler(save) hidden=live(move || edits_bundle.get())>
            <Fields draft/>
            {bundle}
            <div class="settings-actions"><button type="submit" class="primary">{text::SAVE}</button></div>
        </form>
        <Show when=move || edits_bundle.get()>
            <BundleForm session draft back/>
        </Show>
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
    let choose_scoring = |draft: &mut Settings, index: usize| {
        draft.scoring = SCORINGS[index];
        // Where the first one scores, a prompt with one right word would be over for everyone else.
        draft.strict &= draft.scoring == Scoring::Together;
    };
    let choose_strict = move |is_on: bool| {
        draft.write().strict = is_on;
        if is_on {
            draft.write().scoring = Scoring::Together;
        }
    };
    let strict = move || {
        let label = match &*draft.read() {
            Settings { bundle: Some(_), .. } => text::BUNDLE_STRICT,
            Settings { topic: Some(_), .. } => text::TOPIC_STRICT,
            _ => return ().into_any(),
        };
        let is_on = Signal::derive(move || draft.read().strict);
        view! { <Check label hint=text::STRICT_HINT is_on change=choose_strict/> }.into_any()
    };
    let limits = Memo::new(move |_| (draft.read().bundle.is_some(), draft.read().topic.is_some()));
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
                chosen=|draft| draft.scoring as usize choose=choose_scoring/>
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
                <OneOf draft name="teams" label=text::TEAMS options=&text::TEAM_COUNTS
                    chosen=|draft| draft.teams.saturating_sub(1).into()
                    choose=|draft, index| draft.teams = if index == 0 { 0 } else { index as u8 + 1 }/>
            </div>
            <OneOf draft name="advance" label=text::ADVANCE options=&text::ADVANCES
                chosen=|draft| draft.advance as usize choose=|draft, index| draft.advance = ADVANCES[index]/>
            <Keyed key=move || limits.get() children=move |_| strict()/>
            <Check label=text::MILD hint=text::MILD_HINT is_on=Signal::derive(move || !draft.read().mature)
                change=move |is_on: bool| draft.write().mature = !is_on/>
            <Check label=text::ANSWERS_ONLY hint=text::ANSWERS_ONLY_HINT
                is_on=Signal::derive(move || draft.read().answers_only) change=choose_answers_only/>
        </div>
    }
}
