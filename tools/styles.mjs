// Bundles the style sheets into one for index.html, so that the first response contains all that the first paint needs.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";

/** Writes the images of the styles into `dist`, with hashes in their names, and returns the minified style sheet. */
export async function buildStyles(dist) {
  const { outputFiles } = await build({
    entryPoints: ["frontend/style/all.css"],
    outdir: dist,
    write: false,
    bundle: true,
    minify: true,
    charset: "utf8",
    publicPath: "/",
    assetNames: "art/[name]-[hash]",
    loader: { ".svg": "file", ".woff2": "dataurl" },
    // Browsers load the fonts of syllables on demand. Their names already contain hashes.
    external: ["/font/*"],
    plugins: [
      {
        // The first paint shows choseong, so their font becomes part of the style sheet.
        name: "inline the choseong font",
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\/font\/initials-/ }, ({ path }) => ({ path: resolve(`frontend${path}`) })),
      },
    ],
    logLevel: "warning",
  });
  const isSheet = ({ path }) => path.endsWith(".css");
  for (const { path, contents } of outputFiles.filter((file) => !isSheet(file))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  return outputFiles.find(isSheet).text;
}
