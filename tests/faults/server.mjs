// A server that can be killed and started again with its storage, which is on a disk.

import { readFile, writeFile } from "node:fs/promises";
import { removeFolder } from "../bench/crowd/process.mjs";
import { storedRows } from "../support/server.mjs";
import { serveWorker, writeWorker } from "../bench/crowd/workerd.mjs";

const OBJECTS = { ROOMS: "RoomObject", DIRECTORY: "DirectoryObject", DESK: "DeskObject" };

export class Server {
  #folder;
  #process = null;
  #originalFront = "";
  port = 0;
  /** The inputs and flushes that failed since the process was started. */
  failures = 0;

  /** `instead` is a module of this folder whose objects replace those of the same name, until `repair`. */
  static async start(vars = {}, instead = null) {
    const server = new Server();
    server.#folder = await writeWorker({ objects: OBJECTS, vars: { UNJOINED_SOCKETS: "5000", ANSWER_FLOOR: "off", ...vars }, onDisk: true });
    if (instead) {
      const parts = [server.#front, new URL(instead, import.meta.url)];
      const texts = await Promise.all(parts.map((part) => readFile(part, "utf8")));
      // An object that the script in front exports itself goes before those that it passes on.
      [server.#originalFront] = texts;
      await writeFile(server.#front, texts.join("\n"));
    }
    await server.restart();
    return server;
  }

  get pid() {
    return this.#process.pid;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  get #front() {
    return `${this.#folder}/front.js`;
  }

  /** Where the objects' databases are. */
  get storage() {
    return `${this.#folder}/storage`;
  }

  /** Puts the objects back that were replaced. */
  repair() {
    return writeFile(this.#front, this.#originalFront);
  }

  /** Kills the process with SIGKILL. */
  async kill() {
    await this.#process?.end();
    this.#process = null;
  }

  /** Starts the process again, on the same port. */
  async restart() {
    this.failures = 0;
    const log = (text) => (this.failures += text.match(/"what":"(flush|input)"/g)?.length ?? 0);
    this.#process = await serveWorker(this.#folder, { port: this.port, log });
    this.port = this.#process.port;
  }

  /** Makes a private room. `token` is its maker's. */
  async makeRoom(room, settings, token) {
    await this.#callRoom(room, { create_private: { settings, maker_token: token } });
  }

  /** Every stored message of the room in which any of these players talks, oldest first. */
  async messages(nicknames) {
    const stored = await storedRows(this.storage, "batch");
    const rooms = stored.map((rows) => rows.sort((one, other) => Number(one.last) - Number(other.last)).flatMap(({ body }) => JSON.parse(body)));
    return rooms.find((messages) => messages.some(({ nickname }) => nicknames.includes(nickname))) ?? [];
  }

  /** Erases a message as an operator. False if that failed. */
  erase(room, message) {
    return this.#callRoom(room, { operate: { erase: { message } } }).then(() => true, () => false);
  }

  async #callRoom(room, what) {
    const { status, body } = await this.call(room, what);
    if (status >= 400) throw new Error(`the room answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Calls the object of a room, or that of "/directory" or "/desk", as the Worker does. */
  async call(object, what) {
    const path = object.startsWith("/") ? object : `/api/rooms/${encodeURIComponent(object)}/ws`;
    const response = await fetch(`${this.url}${path}`, { method: "POST", body: JSON.stringify(what) });
    const text = await response.text();
    return { status: response.status, body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text };
  }

  async end() {
    await this.kill();
    removeFolder(this.#folder);
  }
}
