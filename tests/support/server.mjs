// Servers under test: the built Worker in a real workerd, as in production. Each server has its own storage.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { createTestHarness } from "wrangler";

export const root = new URL("../..", import.meta.url).pathname;

/** The operator token that the servers under test accept. */
export const ADMIN_TOKEN = "the-operators-token-of-the-tests";

/** Players under test answer at once, and their tests do not wait until hands could have typed that. */
const VARS = { ANSWER_FLOOR: "off" };

/**
 * A server whose storage is deleted when it is closed. `evict` hibernates a room: it loses its memory and keeps its
 * sockets. `without` names the Durable Object bindings to leave out. `build` is the folder of another checkout whose
 * build is served instead of this one's.
 */
export async function startServer({ vars: own = {}, secrets = { ADMIN_TOKEN }, without = [], build = root } = {}) {
  const vars = { ...VARS, ...own };
  const isChanged = without.length > 0 || build !== root;
  const configPath = isChanged ? await changedConfig(without, build) : "wrangler.toml";
  const harness = createTestHarness({ root, workers: [{ configPath, vars, secrets }] });
  const { url } = await harness.listen();
  return {
    url,
    call: (...call) => callApi(url, ...call),
    logs: () => harness.getLogs(),
    evict: (room) => harness.getWorker().evictDurableObject("ROOMS", { name: room, webSockets: "hibernate" }),
    close: async () => {
      await harness.close();
      if (isChanged) await rm(dirname(configPath), { recursive: true });
    },
  };
}

/** Writes a copy of a checkout's wrangler.toml without these Durable Object bindings to a temporary folder, and returns its path. */
async function changedConfig(without, checkout) {
  const folder = await mkdtemp(join(tmpdir(), "choseong-hanpan-"));
  const bindings = new RegExp(`\\[\\[durable_objects\\.bindings\\]\\]\nname = "(?:${without.join("|")})"\nclass_name = .*\n`, "g");
  const config = (await readFile(join(checkout, "wrangler.toml"), "utf8"))
    .replace(without.length > 0 ? bindings : "", "")
    .replace(/\[build\]\n(.+\n)+/, "")
    .replace(/^main = "(.+)"$/m, (_, entry) => `main = "${join(checkout, entry)}"`)
    .replace('"dist"', `"${join(checkout, "dist")}"`);
  await writeFile(join(folder, "wrangler.toml"), config);
  return join(folder, "wrangler.toml");
}

/**
 * Calls the HTTP API: `server.call("GET /api/rooms", {as: "operator"})`. `as` is "operator" or a token, `from` the
 * client's address. Returns the status and the parsed body, null if it is empty.
 */
async function callApi(url, call, { body, as, from } = {}) {
  const [method, address] = call.split(" ");
  const token = as === "operator" ? ADMIN_TOKEN : as;
  const headers = { ...(token && { Authorization: `Bearer ${token}` }), ...(from && { "CF-Connecting-IP": from }) };
  const response = await fetch(new URL(address, url), { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

/** A temporary folder for storage that outlives a server. It is deleted after the test. */
export async function storageFolder(test) {
  const folder = await mkdtemp(join(tmpdir(), "choseong-hanpan-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The rows of `table` in each room's database in a storage folder: one list per room that has the table. */
export async function storedRows(folder, table) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /RoomObject.*\.sqlite$/.test(file));
  return files.flatMap((file) => {
    const database = new DatabaseSync(join(folder, file), { readOnly: true });
    const exists = database.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(table);
    const rows = exists ? [database.prepare(`SELECT * FROM ${table}`).all()] : [];
    database.close();
    return rows;
  });
}

/** Runs a statement in the database of every stored room. Only while no server uses the folder. */
export function changeStoredRooms(folder, statement) {
  return changeStored(folder, "RoomObject", "snapshot", statement);
}

/** Runs a statement in the databases of the objects of a class that have a table. Only while no server uses the folder. */
export async function changeStored(folder, objectClass, table, statement) {
  const isOfClass = (file) => file.includes(objectClass) && file.endsWith(".sqlite");
  for (const file of (await readdir(folder, { recursive: true })).filter(isOfClass)) {
    const database = new DatabaseSync(join(folder, file));
    const exists = database.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(table);
    if (exists) database.exec(statement);
    database.close();
  }
}

/** Starts `wrangler dev` on a free port with its storage in `folder`, which a second start can reuse. */
export async function startWranglerDev(test, folder) {
  const command = ["dev", "--port", "0", "--inspector-port", "0", "--persist-to", folder, "--var", `ADMIN_TOKEN:${ADMIN_TOKEN}`, "--var", `ANSWER_FLOOR:${VARS.ANSWER_FLOOR}`];
  const server = spawn(`${root}node_modules/.bin/wrangler`, command, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => server.once("exit", resolve));
  const lines = createInterface({ input: server.stdout });
  /** Stops the server with SIGINT, as Ctrl-C does. */
  const close = async () => {
    server.kill("SIGINT");
    await exited;
  };
  test.after(close);
  const url = await new Promise((resolve, reject) => {
    exited.then((code) => reject(new Error(`wrangler dev ended with ${code}`)));
    lines.on("line", (line) => {
      const ready = line.match(/Ready on (http:\S+)/);
      if (ready) resolve(new URL(ready[1]));
    });
  });
  return { url, close, call: (...call) => callApi(url, ...call) };
}
