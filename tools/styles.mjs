// Makes one small style sheet of all, before Trunk reads index.html, which holds it: so that the page's first answer is all
// that its first picture needs. With the font of the initials it still fits into what a server sends at once. The drawing
// gets a name by its content.

import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";

const outdir = "target/style";
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: { page: "frontend/style/all.css" },
  outdir,
  bundle: true,
  minify: true,
  charset: "utf8",
  publicPath: "/",
  assetNames: "art/[name]-[hash]",
  loader: { ".svg": "file", ".woff2": "dataurl" },
  // The other fonts come when they are needed, and their names hold their hashes already.
  external: ["/font/*"],
  plugins: [
    {
      name: "the font of the initials",
      setup: ({ onResolve }) => onResolve({ filter: /^\/font\/initials-/ }, ({ path }) => ({ path: resolve(`frontend${path}`) })),
    },
  ],
  logLevel: "warning",
});
