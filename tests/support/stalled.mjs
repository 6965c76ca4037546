// A player whose program has stopped reading: a WebSocket over a TCP connection that reads only when it is told to.

import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { TIMEOUT_MILLIS } from "./eventually.mjs";

const [TEXT, CLOSE] = [1, 8];

export class StalledClient {
  #unread = Buffer.alloc(0);
  #isDone = () => false;

  /** Connects and sends `join`. Nothing is read. */
  static async join(server, nickname, room) {
    const client = new StalledClient();
    const { hostname, port } = server.url;
    client.socket = connect({ host: hostname, port });
    const head = [
      `GET /api/rooms/${encodeURIComponent(room)}/ws HTTP/1.1`, `Host: ${hostname}:${port}`, "Upgrade: websocket", "Connection: Upgrade",
      "Sec-WebSocket-Version: 13", `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ];
    client.socket.write(`${head.join("\r\n")}\r\n\r\n`);
    await new Promise((resolve, reject) => {
      client.socket.on("error", reject);
      client.socket.on("data", (bytes) => {
        client.#unread = Buffer.concat([client.#unread, bytes]);
        const end = client.#unread.indexOf("\r\n\r\n");
        if (end < 0) return;
        client.#unread = client.#unread.subarray(end + 4);
        resolve();
      });
    });
    client.socket.pause();
    client.socket.removeAllListeners("data").on("data", (bytes) => {
      client.#unread = Buffer.concat([client.#unread, bytes]);
      client.#isDone();
    });
    client.send({ type: "join", version: 1, nickname });
    return client;
  }

  send(frame) {
    const payload = Buffer.from(typeof frame === "string" ? frame : JSON.stringify(frame));
    if (payload.length > 125) throw new Error("a frame with a longer header");
    const mask = randomBytes(4);
    this.socket.write(Buffer.concat([Buffer.from([0x80 | TEXT, 0x80 | payload.length]), mask, payload.map((byte, index) => byte ^ mask[index % 4])]));
  }

  /** Reads until a frame is accepted, and stops reading again. Returns every frame that it read: `{events}`, `{text}` or `{code}`. */
  async read(isLast) {
    const frames = [];
    await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("no such frame arrived in time")), TIMEOUT_MILLIS);
      this.#isDone = () => {
        for (let frame; (frame = this.#take()); ) {
          frames.push(frame);
          if (!isLast(frame)) continue;
          clearTimeout(timer);
          return resolve();
        }
      };
      this.#isDone();
      this.socket.resume();
    });
    this.socket.pause();
    this.#isDone = () => false;
    return frames;
  }

  close() {
    this.socket.destroy();
  }

  /** The next complete frame, if there is one. */
  #take() {
    const bytes = this.#unread;
    const short = bytes[1] & 0x7f;
    const header = { 126: 4, 127: 10 }[short] ?? 2;
    if (bytes.length < header) return undefined;
    const length = header === 4 ? bytes.readUInt16BE(2) : header === 10 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (bytes.length < header + length) return undefined;
    const payload = bytes.subarray(header, header + length);
    this.#unread = bytes.subarray(header + length);
    if ((bytes[0] & 0x0f) === CLOSE) return { code: payload.readUInt16BE(0) };
    const text = payload.toString();
    return text.startsWith("[") ? { events: JSON.parse(text) } : { text };
  }
}
