//! Serves the page's wasm and its script from the brotli files of the build. Cloudflare would compress them again for
//! visitors at a faster, weaker level, and send a tenth more.

use js_sys::Reflect;
use worker::{EncodeBody, Env, Request, RequestInit, Response, Result};

/// Serves a file of the page, as brotli if the browser accepts it.
pub(crate) async fn serve(request: Request, env: &Env) -> Result<Response> {
    let assets = env.assets("ASSETS")?;
    if accepted(&request).contains("br") {
        let mut address = request.url()?;
        address.set_path(&format!("{}.br", address.path()));
        let mut init = RequestInit::new();
        // Includes If-None-Match, to which the asset server may answer 304.
        init.with_headers(request.headers().clone());
        let compressed = assets.fetch(address.as_str(), Some(init)).await?;
        if matches!(compressed.status_code(), 200 | 304) {
            let is_wasm = request.path().ends_with(".wasm");
            let content_type = if is_wasm { "application/wasm" } else { "text/javascript; charset=utf-8" };
            let headers = compressed.headers().clone();
            headers.set("Content-Type", content_type)?;
            headers.set("Content-Encoding", "br")?;
            headers.set("Vary", "Accept-Encoding")?;
            return Ok(compressed.with_headers(headers).with_encode_body(EncodeBody::Manual));
        }
    }
    assets.fetch_request(request).await
}

/// The encodings that the browser accepts. Cloudflare replaces the `Accept-Encoding` header by its own and keeps the
/// browser's in `request.cf`.
fn accepted(request: &Request) -> String {
    let cf = Reflect::get(request.inner(), &"cf".into());
    let encodings = cf.and_then(|cf| Reflect::get(&cf, &"clientAcceptEncoding".into()));
    encodings.ok().and_then(|encodings| encodings.as_string()).unwrap_or_default()
}
