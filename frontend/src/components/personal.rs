use crate::dom::prelude::*;

use super::dialog::dialog;
use super::form::{check, choice};
use crate::dom::{Row, live_by, live_rows};
use crate::preferences::{self, Preferences};
use crate::text;

/// The button and the dialog of the personal settings. Changes apply at once.
#[component]
pub(crate) fn PersonalSettings() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    dialog("tool tool-settings", text::PERSONAL_SETTINGS, move |_| {
        view! {
            {one_of(preferences, "theme", text::THEME, &preferences::THEMES, &text::THEMES)}
            {one_of(preferences, "size", text::SIZE, &preferences::SIZES, &text::SIZES)}
            {one_of(preferences, "motion", text::MOTION, &preferences::MOTIONS, &text::MOTIONS)}
            {on_or_off(preferences, text::SOUND, text::SOUND_HINT, &preferences::SOUND)}
            {on_or_off(preferences, text::VIBRATION, text::VIBRATION_HINT, &preferences::VIBRATION)}
            {on_or_off(preferences, text::DISCRETION, text::DISCRETION_HINT, &preferences::DISCRETION)}
            {hidden_players(preferences)}
        }
        .into_any()
    })
}

fn one_of(
    preferences: Preferences,
    name: &'static str,
    label: &'static str,
    words: &'static [&'static str],
    options: &'static [&'static str],
) -> AnyView {
    let choose = move |chosen| preferences.choose(words, chosen);
    choice(name, label, options, move || preferences.chosen(words), choose)
}

fn on_or_off(
    preferences: Preferences,
    label: &'static str,
    hint: &'static str,
    words: &'static [&'static str; 2],
) -> AnyView {
    let change = move |is_on| preferences.choose(words, usize::from(is_on));
    check(label, hint, move || preferences.wants(words), change)
}

/// The players whose talk is hidden, each with a button that shows it again.
fn hidden_players(preferences: Preferences) -> AnyView {
    let hidden = preferences.hidden;
    let row = move |nickname: String| {
        let shown = nickname.clone();
        let show = move |_| hidden.write().retain(|hidden| *hidden != nickname);
        let label = text::show_talk_of(&shown);
        view! { <li><span>{shown}</span><button type="button" aria-label=label on:click=show>{text::SHOW}</button></li> }
            .into_any()
    };
    let rows = move || {
        let nicknames = hidden.get().into_iter();
        nicknames.map(|nickname| Row::new(nickname.clone(), move || row(nickname))).collect()
    };
    live_by(
        move || !hidden.read().is_empty(),
        move |has_any| {
            has_any
                .then(|| {
                    view! { <h3>{text::HIDDEN_PLAYERS}</h3> <ul class="hidden-players">{live_rows(rows)}</ul> }
                        .into_any()
                })
                .into_any()
        },
    )
}
