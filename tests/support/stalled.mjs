// A WebSocket over a TCP connection that reads only when it is told to, as a player's whose program has stopped reading, and
// that writes bytes as they are.

import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { comingFrom } from "./client.mjs";
import { TIMEOUT_MILLIS } from "./eventually.mjs";

const [TEXT, BINARY, CLOSE] = [1, 2, 8];

/** The bytes of a client's frame with this payload, a string or bytes. The mask is zero, so the payload is not copied for it. */
export function frameOf(payload) {
  const bytes = Buffer.from(payload);
  const header = Buffer.alloc(14);
  header[0] = 0x80 | (typeof payload === "string" ? TEXT : BINARY);
  header[1] = 0x80 | 127;
  header.writeBigUInt64BE(BigInt(bytes.length), 2);
  return Buffer.concat([header, bytes]);
}

export class StalledClient {
  #unread = Buffer.alloc(0);
  #isDone = () => false;

  /** Connects and sends `join`. Nothing is read. */
  static async join(server, nickname, room, options) {
    const client = await StalledClient.connect(server, `/api/rooms/${encodeURIComponent(room)}/ws`, options);
    client.send({ type: "join", version: 1, nickname });
    return client;
  }

  /** Connects to an address. Nothing is read. Fails if the server refuses the socket. */
  static async connect(server, path, { from } = {}) {
    const client = new StalledClient();
    const { hostname, port } = new URL(server.url);
    client.socket = connect({ host: hostname, port });
    const head = [
      `GET ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, "Upgrade: websocket", "Connection: Upgrade",
      "Sec-WebSocket-Version: 13", `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      ...Object.entries(from ? comingFrom(from) : {}).map((header) => header.join(": ")),
    ];
    client.socket.write(`${head.join("\r\n")}\r\n\r\n`);
    await new Promise((resolve, reject) => {
      client.socket.on("error", reject);
      client.socket.on("data", (bytes) => {
        client.#unread = Buffer.concat([client.#unread, bytes]);
        const end = client.#unread.indexOf("\r\n\r\n");
        if (end < 0) return;
        if (!client.#unread.toString("latin1").startsWith("HTTP/1.1 101")) reject(new Error("the server refused the socket"));
        client.#unread = client.#unread.subarray(end + 4);
        resolve();
      });
    });
    client.socket.pause();
    client.socket.removeAllListeners("data").on("data", (bytes) => {
      client.#unread = Buffer.concat([client.#unread, bytes]);
      client.#isDone();
    });
    return client;
  }

  /** Sends bytes as they are, such as those of `frameOf`. */
  write(bytes) {
    this.socket.write(bytes);
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
