// The response headers of the page's files, in the format of Cloudflare's _headers.

import { createHash } from "node:crypto";

// A file whose name contains the hash of its content never changes. The others (the page, the scripts in extra, which an
// open page may request after the next deployment, icons and pictures) keep the default: browsers revalidate them.
const IMMUTABLE = ["/*.js", "/*.wasm", "/*.br", "/art/*", "/font/*.woff2"];

/** `page` is the built index.html: the policy allows its inline scripts and styles by their hashes, and no others. */
export function headers(page) {
  const hashes = (element) => [...page.matchAll(element)]
    .map(([, source]) => `'sha256-${createHash("sha256").update(source).digest("base64")}'`).join(" ");
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)}`,
    `style-src ${hashes(/<style[^>]*>([\s\S]*?)<\/style>/g)}`,
    "img-src 'self'",
    // The style sheet contains the font of the choseong as a data URL.
    "font-src 'self' data:",
    "manifest-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return `/*
  Content-Security-Policy: ${policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=()
  Cross-Origin-Opener-Policy: same-origin
  Strict-Transport-Security: max-age=31536000
${IMMUTABLE.map((files) => `${files}\n  Cache-Control: public, max-age=31536000, immutable\n`).join("")}`;
}
