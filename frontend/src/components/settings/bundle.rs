//! 낱말 묶음: the form for the maker's own words.

use leptos::ev::{Event, Targeted};
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::Settings;
use protocol::http::{BUNDLE_NAME_MAX, NewBundle};
use web_sys::HtmlSelectElement;

use super::super::button::Button;
use crate::api::{self, Given, Remark};
use crate::erased::{Show, handler, live};
use crate::session::{Notice, Session};
use crate::{browser_storage, share, text};

/// The bundles that the page offers to try, as files under `/extra/bundles`, in the order of [`text::BUNDLES`].
const FILES: [&str; 3] = ["science", "history", "proverbs"];

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    name: NodeRef<Input>,
    words: NodeRef<Textarea>,
    /// The number of lines with a word.
    count: RwSignal<usize>,
}

impl Fields {
    fn fill(self, name: &str, words: &str) {
        if let (Some(name_field), Some(field)) = (self.name.get_untracked(), self.words.get_untracked()) {
            name_field.set_value(name);
            field.set_value(words);
            self.recount();
        }
    }

    fn recount(self) {
        self.count.set(self.text().lines().filter(|line| !line.trim().is_empty()).count());
    }

    fn title(self) -> String {
        self.name.get_untracked().map(|field| field.value().trim().to_owned()).unwrap_or_default()
    }

    fn text(self) -> String {
        self.words.get_untracked().map(|field| field.value()).unwrap_or_default()
    }

    /// Selects a line, from 1.
    fn select(self, line: u32) {
        let text = self.text();
        let Some(start) = (1..line).try_fold(0, |start, _| Some(start + text.get(start..)?.find('\n')? + 1)) else {
            return;
        };
        let units = |text: &str| text.encode_utf16().count() as u32;
        let (before, rest) = text.split_at(start);
        let first = units(before);
        if let Some(field) = self.words.get_untracked() {
            let _ = field.focus();
            let _ = field.set_selection_range(first, first + units(rest.lines().next().unwrap_or_default()));
        }
    }
}

/// The form. `draft` are the settings that are being edited, and `back` returns to them.
#[component]
pub(super) fn BundleForm(session: Session, draft: RwSignal<Settings>, back: Callback<()>) -> impl IntoView {
    let fields = Fields { name: NodeRef::new(), words: NodeRef::new(), count: RwSignal::new(0) };
    let remarks = RwSignal::new(Vec::<Remark>::new());
    let saved = RwSignal::new(browser_storage::bundles());
    let room = session.room;
    let keep = move |_| {
        fields.recount();
        room.with_value(|room| browser_storage::keep_bundle_draft(room, &(fields.title() + "\n" + &fields.text())));
    };
    let is_in_use = draft.read_untracked().bundle.is_some();
    spawn_local(async move {
        let room = room.get_value();
        // Text typed before the dialog was closed comes first.
        let typed = browser_storage::bundle_draft(&room);
        let typed = typed.as_deref().and_then(|typed| typed.split_once('\n'));
        if let Some((name, words)) = typed {
            fields.fill(name, words);
        } else if is_in_use && let Some((name, words)) = api::bundle(&room).await {
            fields.fill(&name, &words);
        }
    });
    let give = move |confirmed| {
        let new = NewBundle { name: fields.title(), text: fields.text(), confirmed };
        spawn_local(async move {
            let given = api::give_bundle(&room.get_value(), &new).await;
            if remarks.is_disposed() {
                return;
            }
            match given {
                Given::Taken { name, words, count, remarks: found } => {
                    browser_storage::remember_bundle(&name, &words);
                    room.with_value(|room| browser_storage::keep_bundle_draft(room, ""));
                    saved.set(browser_storage::bundles());
                    session.notice.set(Some(Notice::good(text::bundle_taken(&name, count))));
                    draft.write().bundle = Some(name);
                    let is_fine = found.is_empty();
                    remarks.set(found);
                    if is_fine {
                        back.run(());
                    }
                }
                Given::Refused(found) => remarks.set(found),
            }
        });
    };
    let drop = move |()| {
        spawn_local(async move {
            if api::drop_bundle(&room.get_value()).await && !remarks.is_disposed() {
                draft.update(|draft| (draft.bundle, draft.strict) = (None, draft.strict && draft.topic.is_some()));
                back.run(());
            }
        });
    };
    let export = move |()| share::save_file(&format!("{}.txt", fields.title()), &fields.text());
    let may_confirm = move || !remarks.read().is_empty() && remarks.read().iter().all(Remark::may_be_confirmed);
    let confirm = move || view! { <Button class="primary" label=text::CONFIRM_WORDS press=move |()| give(true)/> };
    view! {
        <div class="bundle">
            <header><Button label=text::BACK_TO_SETTINGS press=back/><h3>{text::BUNDLE}</h3></header>
            <Source fields saved remarks/>
            <label class="settings-row">
                <span>{text::BUNDLE_NAME}</span>
                <input node_ref=fields.name type="text" maxlength=BUNDLE_NAME_MAX.to_string() autocomplete="off"
                    on:input=handler(keep)/>
            </label>
            <label class="bundle-words">
                <span>{text::BUNDLE_WORDS}<small>{live(move || text::words(fields.count.get()))}</small></span>
                <textarea node_ref=fields.words rows="8" spellcheck="false" placeholder=text::BUNDLE_EXAMPLE
                    on:input=handler(keep)></textarea>
            </label>
            <p class="settings-hint">{text::BUNDLE_HINT}</p>
            <ul class="remarks" role="alert">{live(move || remarked(fields, &remarks.read()))}</ul>
            <div class="settings-actions">
                <Show when=may_confirm fallback=move || view! {
                    <Button class="primary" label=text::USE_BUNDLE press=move |()| give(false)/>
                }>{confirm()}</Show>
                <Button label=text::SAVE_FILE press=export/>
                <Show when=move || draft.read().bundle.is_some()>
                    <Button label=text::DROP_BUNDLE press=drop/>
                </Show>
            </div>
        </div>
    }
}

/// The server's remarks on lines, each with a button that selects the line.
fn remarked(fields: Fields, remarks: &[Remark]) -> AnyView {
    let row = |Remark { line, message, .. }: &Remark| {
        let line = *line;
        let place = (line > 0).then(|| view! { <Button label=text::line(line) press=move |()| fields.select(line)/> });
        view! { <li>{place}{message.clone()}</li> }
    };
    remarks.iter().map(row).collect_view().into_any()
}

/// Fills the form with a bundle of this browser or one to try.
#[component]
fn Source(fields: Fields, saved: RwSignal<Vec<String>>, remarks: RwSignal<Vec<Remark>>) -> impl IntoView {
    let chosen = move |event: Targeted<Event, HtmlSelectElement>| {
        let chosen = event.target().value();
        remarks.set(Vec::new());
        match chosen.parse::<usize>().ok().and_then(|index| Some((text::BUNDLES.get(index)?, FILES.get(index)?))) {
            Some((name, file)) => spawn_local(async move {
                if let Some(words) = api::text(&format!("/extra/bundles/{file}.txt")).await {
                    fields.fill(name, &words);
                }
            }),
            // A value of the list is a number or, after a slash, a name.
            None => {
                let name = chosen.trim_start_matches('/');
                browser_storage::bundle(name).iter().for_each(|words| fields.fill(name, words));
            }
        }
    };
    let options = move || {
        let option = |name: String| view! { <option value=format!("/{name}")>{name.clone()}</option> };
        saved.get().into_iter().map(option).collect_view().into_any()
    };
    let ready = text::BUNDLES.iter().enumerate();
    let ready = ready.map(|(index, name)| view! { <option value=index.to_string()>{*name}</option> }).collect_view();
    view! {
        <label class="settings-row">
            <span>{text::BUNDLE_SOURCE}</span>
            <select on:change:target=chosen>
                <option value="">{text::BUNDLE_CHOOSE}</option>
                <optgroup label=text::BUNDLES_SAVED hidden=live(move || saved.read().is_empty())>{live(options)}</optgroup>
                <optgroup label=text::BUNDLES_READY>{ready}</optgroup>
            </select>
        </label>
    }
}
