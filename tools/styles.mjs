// Makes one small style sheet of all, and gives the drawing that it shows a name by its content: before Trunk reads
// index.html, which names the one and copies the other.

import { rmSync } from "node:fs";
import { buildSync } from "esbuild";

const outdir = "target/style";
rmSync(outdir, { recursive: true, force: true });
buildSync({
  entryPoints: { page: "frontend/style/all.css" },
  outdir,
  bundle: true,
  minify: true,
  publicPath: "/",
  assetNames: "art/[name]-[hash]",
  loader: { ".svg": "file" },
  // The fonts' names hold their hashes already.
  external: ["/font/*"],
  logLevel: "warning",
});
