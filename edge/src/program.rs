//! The page's program and its script. They were compressed when they were built, slowly and well: the edge would do it
//! anew for visitors, quickly, and send a tenth more.

use js_sys::Reflect;
use worker::{EncodeBody, Env, Request, RequestInit, Response, Result};

/// A file of the page, as brotli where the browser takes that.
pub(crate) async fn file(request: Request, env: &Env) -> Result<Response> {
    let assets = env.assets("ASSETS")?;
    if accepted(&request).contains("br") {
        let mut address = request.url()?;
        address.set_path(&format!("{}.br", address.path()));
        let mut asked = RequestInit::new();
        // It may be there already.
        asked.with_headers(request.headers().clone());
        let compressed = assets.fetch(address.as_str(), Some(asked)).await?;
        if matches!(compressed.status_code(), 200 | 304) {
            let is_program = request.path().ends_with(".wasm");
            let kind = if is_program { "application/wasm" } else { "text/javascript; charset=utf-8" };
            let headers = compressed.headers().clone();
            headers.set("Content-Type", kind)?;
            headers.set("Content-Encoding", "br")?;
            headers.set("Vary", "Accept-Encoding")?;
            return Ok(compressed.with_headers(headers).with_encode_body(EncodeBody::Manual));
        }
    }
    assets.fetch_request(request).await
}

/// The encodings that the browser takes. The edge puts its own into the header, and keeps the browser's here.
fn accepted(request: &Request) -> String {
    let edge = Reflect::get(request.inner(), &"cf".into());
    let encodings = edge.and_then(|edge| Reflect::get(&edge, &"clientAcceptEncoding".into()));
    encodings.ok().and_then(|encodings| encodings.as_string()).unwrap_or_default()
}
