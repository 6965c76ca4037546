//! What changes while it is shown. There is one kind for all, so that the page carries what moves it only once: each
//! function boxes what it is given and leaves the rest to one that is not generic.

use leptos::prelude::*;

type ViewOf = Box<dyn Fn() -> AnyView + Send>;
type TextOf = Box<dyn Fn() -> String + Send>;
type RowsOf = Box<dyn Fn() -> Vec<Row> + Send>;

/// Something that is shown anew whenever what it reads changes.
pub(crate) fn live(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn show(view: ViewOf) -> AnyView {
        (move || view()).into_any()
    }
    show(Box::new(view))
}

/// A text that changes.
pub(crate) fn live_text(text: impl Fn() -> String + Send + 'static) -> AnyView {
    fn show(text: TextOf) -> AnyView {
        (move || text()).into_any()
    }
    show(Box::new(text))
}

/// One of [`live_rows`].
pub(crate) struct Row {
    key: String,
    view: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Row {
    /// A row that stays as it is as long as its key is there; `view` is called only once for a key.
    pub(crate) fn new(key: String, view: impl FnOnce() -> AnyView + Send + 'static) -> Self {
        Self { key, view: Box::new(view) }
    }
}

/// Rows that come, go and move.
pub(crate) fn live_rows(rows: impl Fn() -> Vec<Row> + Send + Sync + 'static) -> AnyView {
    fn show(rows: RowsOf) -> AnyView {
        view! { <For each=rows key=|row| row.key.clone() children=|row| (row.view)()/> }.into_any()
    }
    show(Box::new(rows))
}

/// What is there only at times: nothing for `None`.
pub(crate) fn any_or_nothing(view: Option<AnyView>) -> AnyView {
    view.unwrap_or_else(|| ().into_any())
}
