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

/** The configuration of a Worker with these objects, by binding, and variables. */
function configuration({ objects, vars, hasWasm, date }) {
  const bindings = [
    ...Object.entries(objects).map(([name, object]) => `(name = ${text(name)}, durableObjectNamespace = ${text(object)})`),
    ...Object.entries(vars).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`),
  ];
  const namespaces = Object.values(objects).map((object) => `(className = ${text(object)}, uniqueKey = ${text(object)}, enableSql = true)`);
  const wasm = hasWasm ? ', (name = "index_bg.wasm", wasm = embed "index_bg.wasm")' : "";
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "storage", disk = (path = "storage", writable = true))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "entry.js", esModule = embed "entry.js"), (name = "index.js", esModule = embed "index.js")${wasm}],
  compatibilityDate = ${text(date)},
  bindings = [${bindings.join(", ")}],
  durableObjectNamespaces = [${namespaces.join(", ")}],
  durableObjectStorage = (localDisk = "storage"),
);
`;
}

/**
 * Starts a Worker whose index.js, and index_bg.wasm if it has one, are in `build`, or whose index.js is the script `name`
 * of the folder workers. `onDisk` puts its storage on the disk of this checkout instead of into memory.
 */
export async function startWorkerd({ build, name, objects, vars = {}, onDisk = false }) {
  const parent = onDisk ? join(root, "target") : existsSync(MEMORY) ? MEMORY : tmpdir();
  const folder = makeFolder(parent);
  await mkdir(join(folder, "storage"));
  await cp(join(workers, "entry.js"), join(folder, "entry.js"));
  await cp(build ? join(build, "index.js") : join(workers, `${name}.js`), join(folder, "index.js"));
  if (build) await cp(join(build, "index_bg.wasm"), join(folder, "index_bg.wasm"));
  const [, date] = (await readFile(join(root, "wrangler.toml"), "utf8")).match(/^compatibility_date = "(.*)"$/m);
  await writeFile(join(folder, "config.capnp"), configuration({ objects, vars, hasWasm: Boolean(build), date }));
  const args = ["serve", "--experimental", "--control-fd=3", "--directory-path", `storage=${folder}/storage`, join(folder, "config.capnp")];
  const server = start(SERVER_CORE, workerd.default, args, { stdio: ["ignore", "ignore", "pipe", "pipe"] });
  const end = async () => {
    await server.end();
    removeFolder(folder);
  };
  const listening = (line) => JSON.parse(line).port;
  try {
    const port = await firstLine(server.child.stdio[3], server, listening);
    return { pid: server.pid, port, end };
  } catch (error) {
    await end();
    throw error;
  }
}
