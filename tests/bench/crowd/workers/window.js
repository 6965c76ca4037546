// The least that a windowed room can do: messages that arrive within a window leave in one frame and one row. Its frames are
// bytes, which the runtime need not convert for each socket. It has no rules, and nobody is told who joins.

import { DurableObject } from "cloudflare:workers";

/** The window grows with the number of sockets and with the last flush, as this project's does. Up to FREE sockets there is none. */
const FREE = 32;
const MILLIS_A_SOCKET = 0.08;
const SOCKETS_A_MESSAGE = 4;
const LONGEST_MILLIS = 200;

export class RoomObject extends DurableObject {
  constructor(context, env) {
    super(context, env);
    context.storage.sql.exec("CREATE TABLE IF NOT EXISTS flush (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)");
    this.players = new Map(context.getWebSockets().map((socket) => [socket, socket.deserializeAttachment()]));
    this.seq = context.storage.sql.exec("SELECT coalesce(max(seq), 0) AS seq FROM flush").one().seq;
    this.waiting = [];
    this.flushedAt = 0;
    this.flushed = 0;
  }

  fetch() {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  webSocketMessage(socket, data) {
    const frame = JSON.parse(data);
    if (frame.type === "join") {
      const player = { id: this.players.size + 1, nickname: frame.nickname };
      socket.serializeAttachment(player);
      this.players.set(socket, player);
      socket.send(JSON.stringify([{ type: "welcome", you: player.id, seq: this.seq }]));
    }
    if (frame.type === "say") this.say(this.players.get(socket), frame);
  }

  say(player, { id, text }) {
    const isFirst = this.waiting.length === 0;
    this.waiting.push({ type: "said", seq: ++this.seq, time: Date.now(), id, player: player.id, nickname: player.nickname, text });
    if (!isFirst) return;
    const sockets = this.players.size;
    const work = sockets > FREE ? sockets + Math.min(sockets / 2, SOCKETS_A_MESSAGE * this.flushed) : 0;
    const window = Math.min(LONGEST_MILLIS, MILLIS_A_SOCKET * work);
    const wait = this.flushedAt + window - Date.now();
    if (wait <= 0) this.flush();
    else setTimeout(() => this.flush(), wait);
  }

  flush() {
    this.flushedAt = Date.now();
    const body = JSON.stringify(this.waiting);
    const frame = new TextEncoder().encode(body);
    this.flushed = this.waiting.length;
    this.waiting = [];
    this.ctx.storage.sql.exec("INSERT INTO flush (seq, body) VALUES (?, ?)", this.seq, body);
    for (const socket of this.players.keys()) {
      try {
        socket.send(frame);
      } catch {
        this.players.delete(socket);
      }
    }
  }

  webSocketClose(socket) {
    this.players.delete(socket);
  }
}
