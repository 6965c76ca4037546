// A chat room as it is commonly written: hibernating sockets, a row for each message, one send to each socket for each
// message, and everyone is told who joins. It has no rules and no limits.

import { DurableObject } from "cloudflare:workers";

export class RoomObject extends DurableObject {
  constructor(context, env) {
    super(context, env);
    context.storage.sql.exec("CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)");
    this.players = new Map(context.getWebSockets().map((socket) => [socket, socket.deserializeAttachment()]));
    this.seq = context.storage.sql.exec("SELECT coalesce(max(seq), 0) AS seq FROM message").one().seq;
  }

  fetch() {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  webSocketMessage(socket, data) {
    const frame = JSON.parse(data);
    if (frame.type === "join") this.join(socket, frame);
    if (frame.type === "say") this.say(this.players.get(socket), frame);
    if (frame.type === "resync") this.welcome(socket);
  }

  join(socket, { nickname }) {
    const player = { id: this.players.size + 1, nickname, connected: true };
    socket.serializeAttachment(player);
    this.players.set(socket, player);
    this.welcome(socket);
    this.broadcast({ type: "player", player });
  }

  welcome(socket) {
    const rows = this.ctx.storage.sql.exec("SELECT body FROM message ORDER BY seq DESC LIMIT 100").toArray();
    const recent = rows.reverse().map(({ body }) => JSON.parse(body));
    const players = [...this.players.values()];
    socket.send(JSON.stringify([{ type: "welcome", you: this.players.get(socket).id, seq: this.seq, players, recent }]));
  }

  say(player, { id, text }) {
    const event = { type: "said", seq: ++this.seq, time: Date.now(), id, player: player.id, nickname: player.nickname, text };
    this.ctx.storage.sql.exec("INSERT INTO message (seq, body) VALUES (?, ?)", event.seq, JSON.stringify(event));
    this.broadcast(event);
  }

  broadcast(event) {
    const frame = JSON.stringify([event]);
    for (const socket of this.players.keys()) {
      try {
        socket.send(frame);
      } catch {
        this.players.delete(socket);
      }
    }
  }

  webSocketClose(socket) {
    const player = this.players.get(socket);
    this.players.delete(socket);
    if (player) this.broadcast({ type: "left", player: player.id });
  }
}
