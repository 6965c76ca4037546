// Stand-ins for the earlier Android client, which connects to /legacy: one with queued frames, and one that closes with
// the invalid code 200 as that client does.

import { randomBytes } from "node:crypto";
import { createConnection } from "node:net";

/** A socket at `/legacy`. `connect` sends nothing; `start` sends `start!`. */
export class LegacyClient {
  #frames = [];
  #wake = () => {};

  static async connect(server) {
    const phone = new LegacyClient();
    phone.socket = new WebSocket(new URL("/legacy", server.url.href.replace("http", "ws")));
    phone.closed = new Promise((resolve) => phone.socket.addEventListener("close", ({ code }) => resolve(code)));
    phone.socket.addEventListener("message", ({ data }) => phone.#wake(phone.#frames.push(JSON.parse(data))));
    await new Promise((resolve) => phone.socket.addEventListener("open", resolve));
    return phone;
  }

  /** Connects and sends `start!`. The game frame that answers it is kept in `game`. */
  static async start(server) {
    const phone = await LegacyClient.connect(server);
    phone.socket.send("start!");
    phone.game = await phone.next();
    return phone;
  }

  say(username, content) {
    this.socket.send(JSON.stringify({ username, content }));
  }

  /** The next frame, parsed. */
  async next() {
    while (this.#frames.length === 0) await new Promise((resolve) => (this.#wake = resolve));
    return this.#frames.shift();
  }

  async close() {
    this.socket.close();
    await this.closed;
  }
}

/** A WebSocket frame, masked as client frames must be (RFC 6455, section 5.2). */
function frame(opcode, payload) {
  const mask = randomBytes(4);
  const masked = payload.map((byte, index) => byte ^ mask[index % 4]);
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length]), mask, masked]);
}

/**
 * Starts as that client does and closes with code 200. WebSocket implementations refuse that code, so this writes raw
 * frames. Resolves when the connection has ended.
 */
export async function startAndCloseWith200(server) {
  const socket = createConnection(server.url.port, server.url.hostname);
  const arrived = (marker) =>
    new Promise((resolve) => {
      let seen = "";
      socket.on("data", function look(data) {
        seen += data.toString("latin1");
        if (!seen.includes(marker)) return;
        socket.off("data", look);
        resolve();
      });
    });
  const opened = arrived("\r\n\r\n");
  socket.write(
    `GET /legacy HTTP/1.1\r\nHost: ${server.url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n\r\n`,
  );
  await opened;
  const shown = arrived("nowConsonant");
  socket.write(frame(1, Buffer.from("start!")));
  await shown;
  const ended = new Promise((resolve) => socket.once("close", resolve));
  socket.resume();
  socket.on("error", () => {});
  socket.end(frame(8, Buffer.from([0, 200])));
  await ended;
}
