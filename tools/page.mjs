// Builds the page into dist: tools/run node tools/page.mjs

import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { headers } from "./headers.mjs";
import { buildProgram } from "./program.mjs";
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

/** Replaces `{{name}}` by frontend/shell/text/name.txt: texts that the program shows as well. */
const withTexts = (template) =>
  template.replace(/\{\{([\w-]+)\}\}/g, (_, name) => readFileSync(`frontend/shell/text/${name}.txt`, "utf8").trim());

const inlined = (file) => `<script>${minified(readFileSync(file, "utf8"))}</script>`;

/** Starts the program. A visible page fetches it after the first paint, which must not wait for it. */
const starting = ({ script, program }) => `<link rel="modulepreload" href="/${script}">
    <script type="module">${minified(`
      if (!document.hidden) await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      const program = fetch("/${program}");
      const { default: begin } = await import("/${script}");
      await begin({ module_or_path: program });
    `)}</script>`;

/** Replaces each comment like `<!-- build: style -->` with the part that it names. */
function fill(template, parts) {
  const unused = new Set(Object.keys(parts));
  const page = template.replace(/<!-- build: (.*?) -->/g, (comment, name) => {
    if (!unused.delete(name)) throw new Error(`index.html asks for an unknown part, or twice for one: ${comment}`);
    return parts[name];
  });
  if (unused.size > 0) throw new Error(`index.html has no place for ${[...unused].join(", ")}`);
  return page;
}

rmSync(STAGE, { recursive: true, force: true });
mkdirSync(STAGE, { recursive: true });
for (const [from, to] of Object.entries(COPIED)) cpSync(from, `${STAGE}/${to}`, { recursive: true });
const manifest = `${STAGE}/app/app.webmanifest`;
writeFileSync(manifest, withTexts(readFileSync(manifest, "utf8")));
const page = fill(withTexts(readFileSync("index.html", "utf8")), {
  before: inlined("frontend/shell/before.js"),
  style: `<style>${await buildStyles(STAGE)}</style>`,
  program: starting(buildProgram(STAGE)),
  until: inlined("frontend/shell/until.js"),
});
writeFileSync(`${STAGE}/index.html`, page);
writeFileSync(`${STAGE}/_headers`, headers(page));
rmSync("dist", { recursive: true, force: true });
renameSync(STAGE, "dist");
