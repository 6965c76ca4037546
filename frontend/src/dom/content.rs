//! What can be shown.

use super::{AnyView, live};

/// Several things beside each other.
fn several(items: impl IntoIterator<Item: IntoAny>) -> AnyView {
    let view = AnyView::fragment();
    items.into_iter().for_each(|item| view.add(item));
    view
}

/// Something that can be shown.
pub(crate) trait IntoAny {
    fn into_any(self) -> AnyView;
}

impl IntoAny for AnyView {
    fn into_any(self) -> AnyView {
        self
    }
}

/// Nothing.
impl IntoAny for () {
    fn into_any(self) -> AnyView {
        AnyView::fragment()
    }
}

impl IntoAny for &str {
    fn into_any(self) -> AnyView {
        AnyView::text(self)
    }
}

impl IntoAny for String {
    fn into_any(self) -> AnyView {
        AnyView::text(&self)
    }
}

impl IntoAny for u32 {
    fn into_any(self) -> AnyView {
        AnyView::text(&self.to_string())
    }
}

/// What is there only at times.
impl<T: IntoAny> IntoAny for Option<T> {
    fn into_any(self) -> AnyView {
        self.map_or_else(AnyView::fragment, T::into_any)
    }
}

impl<T: IntoAny> IntoAny for Vec<T> {
    fn into_any(self) -> AnyView {
        several(self)
    }
}

impl<T: IntoAny, const N: usize> IntoAny for [T; N] {
    fn into_any(self) -> AnyView {
        several(self)
    }
}

/// What changes.
impl<F: Fn() -> T + 'static, T: IntoAny> IntoAny for F {
    fn into_any(self) -> AnyView {
        live(move || self().into_any())
    }
}
