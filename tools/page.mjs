// Builds the page into dist: tools/run node tools/page.mjs

import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { headers } from "./headers.mjs";
import { buildProgram, drawFirstPicture } from "./program.mjs";
import { minified } from "./scripts.mjs";
import { buildStyles } from "./styles.mjs";

// dist is replaced only once everything is built, so a failed build leaves the previous one.
const STAGE = "target/dist";

/** Files and folders that are served unchanged, and their paths in dist. */
const COPIED = {
  "frontend/preview.png": "preview.png",
  "frontend/app": "app",
  "frontend/font": "font",
  "frontend/extra": "extra",
  "node_modules/lean-qr/nano.mjs": "extra/nano.mjs",
  "node_modules/lean-qr/LICENSE": "extra/LICENSE",
};

const inlined = (file) => `<script>${minified(readFileSync(file, "utf8"))}</script>`;

/** Starts the program. A visible page fetches it after the first paint, which must not wait for it. */
const starting = ({ script, program }) => `<link rel="modulepreload" href="/${script}">
    <script type="module">${minified(`
      if (!document.hidden) await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      const program = fetch("/${program}");
      const { default: begin } = await import("/${script}");
      await begin({ module_or_path: program });
    `)}</script>`;

/** The text with each `<!-- build: name -->` and `{{name}}` replaced by the part of that name. Throws if a part has no place or a place no part. */
function fill(template, parts) {
  const unused = new Set(Object.keys(parts));
  const page = template.replace(/<!-- build: ([\w-]+) -->|\{\{([\w-]+)\}\}/g, (place, ...names) => {
    const name = names[0] ?? names[1];
    if (!(name in parts)) throw new Error(`Nothing fills ${place}`);
    unused.delete(name);
    return parts[name];
  });
  if (unused.size > 0) throw new Error(`There is no place for ${[...unused].join(", ")}`);
  return page;
}

/** Without Leptos' marks for a program that takes the markup over: comments, and spaces in the place of empty texts. */
const bare = (shell) => shell.replaceAll(/<!--.*?-->|<!>/g, "").replaceAll("> </", "></");

/** Throws unless the page has every placeholder that the Worker will fill, and no other. */
function check(file, page, placeholders) {
  const found = new Set(page.match(/\{\{.*?\}\}/g));
  const wrong = [...found.symmetricDifference(new Set(placeholders))];
  if (wrong.length > 0) throw new Error(`${file} has no ${wrong.join(", ")}, or the Worker does not fill it`);
}

rmSync(STAGE, { recursive: true, force: true });
mkdirSync(STAGE, { recursive: true });
for (const [from, to] of Object.entries(COPIED)) cpSync(from, `${STAGE}/${to}`, { recursive: true });
const { tagline, pages } = drawFirstPicture();
const manifest = `${STAGE}/app/app.webmanifest`;
writeFileSync(manifest, fill(readFileSync(manifest, "utf8"), { tagline }));
const template = readFileSync("index.html", "utf8");
const parts = {
  tagline,
  before: inlined("frontend/shell/before.js"),
  style: `<style>${await buildStyles(STAGE)}</style>`,
  program: starting(buildProgram(STAGE)),
  until: inlined("frontend/shell/until.js"),
};
for (const { file, placeholders, shell, ...own } of pages) {
  const page = fill(template, { ...parts, ...own, shell: bare(shell) });
  check(file, page, placeholders);
  mkdirSync(dirname(`${STAGE}/${file}`), { recursive: true });
  writeFileSync(`${STAGE}/${file}`, page);
}
// All pages have the same scripts and styles.
writeFileSync(`${STAGE}/_headers`, headers(readFileSync(`${STAGE}/index.html`, "utf8")));
rmSync("dist", { recursive: true, force: true });
renameSync(STAGE, "dist");
