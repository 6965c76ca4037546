// Finishes the page once it is built: makes its scripts small and writes the headers of its files. The hashes of the
// styles and the few scripts within the page are all that the policy allows beside scripts of this site.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minifyScripts } from "./scripts.mjs";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const scripts = minifyScripts(dist);
const styles = [...readFileSync(join(dist, "index.html"), "utf8").matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style]) => style);
const hashes = (sources) => sources.map((source) => `'sha256-${createHash("sha256").update(source).digest("base64")}'`).join(" ");

const policy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' ${hashes(scripts)}`,
  `style-src ${hashes(styles)}`,
  "img-src 'self'",
  // The font of the initials is part of the style sheet.
  "font-src 'self' data:",
  "manifest-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

// What has the hash of its content in its name never changes. All else (the page itself, the scripts that an open page may
// still ask for after the next deployment, icons and pictures) is asked for anew each time, which is the default.
const kept = ["/*.js", "/*.wasm", "/*.br", "/art/*", "/font/*.woff2"];

writeFileSync(
  join(dist, "_headers"),
  `/*
  Content-Security-Policy: ${policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=()
  Cross-Origin-Opener-Policy: same-origin
  Strict-Transport-Security: max-age=31536000
${kept.map((files) => `${files}\n  Cache-Control: public, max-age=31536000, immutable\n`).join("")}`,
);
