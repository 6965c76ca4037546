//! Detects a newer version of the page on the server.

use leptos::prelude::*;

use crate::api;

/// The element in the page's head with the address of the script. The address contains a hash, which differs between
/// versions.
const SCRIPT: &str = "link[rel=modulepreload]";

/// Whether the server has another version than this page. False if the request fails.
pub(super) async fn is_outdated() -> bool {
    let script = document().query_selector(SCRIPT).ok().flatten().and_then(|link| link.get_attribute("href"));
    match (script, api::page().await) {
        // A captive portal answers with a page of its own, which has no such element.
        (Some(script), Some(page)) => page.contains("modulepreload") && !page.contains(&script),
        _ => false,
    }
}
