//! Whether the page is the one that the server has now.

use crate::dom::prelude::*;

use crate::api;

/// What the page's head names its script with. Its address holds a hash, so that another version has another.
const SCRIPT: &str = "link[rel=modulepreload]";

/// Whether another page than this one has been put up. While the server cannot be asked, none has.
pub(super) async fn is_outdated() -> bool {
    let script = document().query_selector(SCRIPT).ok().flatten().and_then(|link| link.get_attribute("href"));
    match (script, api::page().await) {
        // A network that wants a password first answers with a page of its own.
        (Some(script), Some(page)) => page.contains("modulepreload") && !page.contains(&script),
        _ => false,
    }
}
