//! Rows that come, go and move, and stay as they are as long as they are there.

use std::any::Any;
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::prelude::{Owner, untrack};
use web_sys::Node;

use super::AnyView;
use super::live::{follow, insert, marker, remove};

/// What a row is known by.
trait Key {
    fn equals(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<K: PartialEq + 'static> Key for K {
    fn equals(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// One of [`live_rows`].
pub(crate) struct Row {
    key: Box<dyn Key>,
    view: Box<dyn FnOnce() -> AnyView>,
}

impl Row {
    /// A row that stays as it is as long as its key is there; `view` is called only once for a key.
    pub(crate) fn new(key: impl PartialEq + 'static, view: impl FnOnce() -> AnyView + 'static) -> Self {
        Self { key: Box::new(key), view: Box::new(view) }
    }
}

/// A row that is shown.
struct Shown {
    key: Box<dyn Key>,
    first: Node,
    last: Node,
    owner: Owner,
}

/// Rows that come, go and move.
pub(crate) fn live_rows(rows: impl Fn() -> Vec<Row> + 'static) -> AnyView {
    fn show(rows: Box<dyn Fn() -> Vec<Row>>) -> AnyView {
        let whole = AnyView::fragment();
        let [start, end] = [marker(&whole), marker(&whole)];
        let owner = Owner::current().unwrap_or_default();
        let mut shown = VecDeque::new();
        follow(Box::new(move || {
            let mut before = std::mem::take(&mut shown);
            shown = rows().into_iter().map(|row| keep(&mut before, row, &owner)).collect();
            before.iter().for_each(Shown::go);
            let mut next = start.next_sibling();
            for row in &shown {
                if next.as_ref() == Some(&row.first) {
                    next = row.last.next_sibling();
                } else {
                    row.move_before(next.as_ref().unwrap_or(&end));
                }
            }
        }));
        whole
    }
    show(Box::new(rows))
}

/// Something that is made anew whenever `key` becomes another, and stays as it is until then. What `view` reads is not
/// followed.
pub(crate) fn live_by<K: Clone + PartialEq + 'static>(
    key: impl Fn() -> K + 'static,
    view: impl Fn(K) -> AnyView + 'static,
) -> AnyView {
    let view = Rc::new(view);
    live_rows(move || {
        let (key, view) = (key(), view.clone());
        vec![Row::new(key.clone(), move || {
            // A row has something in it, even where there is nothing to see.
            let row = AnyView::fragment();
            marker(&row);
            row.add(view(key));
            row
        })]
    })
}

/// The row as it stands already, or a new one.
fn keep(before: &mut VecDeque<Shown>, row: Row, owner: &Owner) -> Shown {
    // Rows mostly stay in order, so that this one is among the first.
    if let Some(shown) =
        before.iter().position(|shown| shown.key.equals(row.key.as_any())).and_then(|place| before.remove(place))
    {
        return shown;
    }
    let owner = owner.child();
    let AnyView(node) = owner.with(|| untrack(row.view));
    let (first, last) = (node.first_child(), node.last_child());
    let is_fragment = node.node_type() == Node::DOCUMENT_FRAGMENT_NODE;
    // A row has something in it, and what changes has markers.
    let of_fragment = |child: Option<Node>| child.filter(|_| is_fragment).unwrap_or_else(|| node.clone());
    Shown { key: row.key, first: of_fragment(first), last: of_fragment(last), owner }
}

impl Shown {
    /// Its nodes, from the first to the last.
    fn nodes(&self) -> Vec<Node> {
        let mut nodes = vec![self.first.clone()];
        while let Some(next) = nodes.last().filter(|node| **node != self.last).and_then(Node::next_sibling) {
            nodes.push(next);
        }
        nodes
    }

    fn move_before(&self, next: &Node) {
        self.nodes().iter().for_each(|node| insert(node, next));
    }

    fn go(&self) {
        self.owner.cleanup();
        self.nodes().iter().for_each(remove);
    }
}
