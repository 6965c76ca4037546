use leptos::prelude::*;

use crate::erased::Show;

/// Shows `children` of the current key, with new elements whenever the key changes. A closure would keep the elements and
/// change their attributes, and what a player typed, the focus and running animations would stay with them.
#[component]
pub(crate) fn Keyed<K: Clone + PartialEq + Send + Sync + 'static>(
    key: impl Fn() -> K + Send + Sync + 'static,
    children: impl Fn(K) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let current = StoredValue::new(None::<K>);
    let has_changed = move || {
        let key = key();
        let has_changed = current.with_value(|current| current.as_ref() != Some(&key));
        if has_changed {
            current.set_value(Some(key));
        }
        has_changed
    };
    renewed(Box::new(has_changed), ViewFn::from(move || current.get_value().map(&children)))
}

/// Calls `view` whenever `has_changed`. Not generic, so that the program has its code once instead of once per key type.
fn renewed(has_changed: Box<dyn Fn() -> bool + Send + Sync>, view: ViewFn) -> impl IntoView {
    let side = StoredValue::new(false);
    let is_other_side = move || {
        if has_changed() {
            side.update_value(|side| *side = !*side);
        }
        side.get_value()
    };
    let view = ViewFn::from(move || untrack(|| view.run()));
    // The two sides of a `Show` have no elements in common.
    view! { <Show when=is_other_side fallback=view.clone()>{view.run()}</Show> }
}
