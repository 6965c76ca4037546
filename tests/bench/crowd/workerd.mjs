// Starts workerd itself, without wrangler's proxy, with one Worker in it.

import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
// Of wrangler's dependencies, so that its version is the one that the tests use.
import workerd from "workerd";
import { root } from "../../support/server.mjs";
import { firstLine, makeFolder, removeFolder, SERVER_CORE, start } from "./process.mjs";

const workers = fileURLToPath(new URL("workers", import.meta.url));

/** A file system in memory, if there is one: the time of a disk varies more than everything else. */
const MEMORY = "/dev/shm";

const text = (value) => JSON.stringify(value);

/** The scripts and the program of this project's Worker, which lie beside each other in a checkout as here. */
const OURS = ["edge/entry.js", "build/index.js", "build/index_bg.wasm"];

/** The configuration of a Worker with these modules, objects by binding, and variables. */
function configuration({ modules, objects, vars, date }) {
  const bindings = [
    ...Object.entries(objects).map(([name, object]) => `(name = ${text(name)}, durableObjectNamespace = ${text(object)})`),
    ...Object.entries(vars).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`),
  ];
  const namespaces = Object.values(objects).map((object) => `(className = ${text(object)}, uniqueKey = ${text(object)}, enableSql = true)`);
  const kind = (name) => (name.endsWith(".wasm") ? "wasm" : "esModule");
  const embedded = modules.map((name) => `(name = ${text(name)}, ${kind(name)} = embed ${text(name)})`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "storage", disk = (path = "storage", writable = true))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [${embedded.join(", ")}],
  compatibilityDate = ${text(date)},
  bindings = [${bindings.join(", ")}],
  durableObjectNamespaces = [${namespaces.join(", ")}],
  durableObjectStorage = (localDisk = "storage"),
);
`;
}

/**
 * Writes a Worker behind the script `front` of the folder workers to a folder of its own, which is returned: this project's,
 * or the script `name` of the folder workers. `onDisk` puts its storage on the disk of this checkout instead of into memory.
 */
export async function writeWorker({ name, objects, vars = {}, onDisk = false, front = "router" }) {
  const parent = onDisk ? join(root, "target") : existsSync(MEMORY) ? MEMORY : tmpdir();
  const folder = makeFolder(parent);
  await mkdir(join(folder, "storage"));
  await cp(join(workers, `${front}.js`), join(folder, "front.js"));
  if (name) await cp(join(workers, `${name}.js`), join(folder, "edge/entry.js"));
  else for (const file of OURS) await cp(join(root, file), join(folder, file));
  const [, date] = (await readFile(join(root, "wrangler.toml"), "utf8")).match(/^compatibility_date = "(.*)"$/m);
  await writeFile(join(folder, "config.capnp"), configuration({ modules: ["front.js", ...(name ? ["edge/entry.js"] : OURS)], objects, vars, date }));
  return folder;
}

/**
 * Starts the Worker of such a folder, on a port that is given or free. `end` kills it, and its storage stays. `log` gets what
 * it logs.
 */
export async function serveWorker(folder, { port = 0, log } = {}) {
  const args = ["serve", "--experimental", "--control-fd=3", `--socket-addr=http=127.0.0.1:${port}`];
  const files = [`--directory-path=storage=${folder}/storage`, join(folder, "config.capnp")];
  const server = start(SERVER_CORE, workerd.default, [...args, ...files], { stdio: ["ignore", log ? "pipe" : "ignore", "pipe", "pipe"] });
  // Warnings and errors go to stderr, everything else to stdout.
  if (log) [server.child.stdout, server.child.stderr].forEach((stream) => stream.on("data", (data) => log(String(data))));
  const listening = (line) => JSON.parse(line).port;
  try {
    const port = await firstLine(server.child.stdio[3], server, listening);
    return { pid: server.pid, port, url: `http://127.0.0.1:${port}`, end: server.end };
  } catch (error) {
    await server.end();
    throw error;
  }
}

/** Starts a Worker as `writeWorker` writes it. `end` kills it and deletes its folder. */
export async function startWorkerd(what) {
  const folder = await writeWorker(what);
  try {
    const server = await serveWorker(folder);
    const end = async () => {
      await server.end();
      removeFolder(folder);
    };
    return { ...server, end };
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}
