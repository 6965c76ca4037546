// A room that does nothing with what it gets, to compare what frames and bodies cost without any code.

import { DurableObject } from "cloudflare:workers";

/** In bytes, as this project's. */
const [LONGEST_FRAME, LONGEST_BODY] = [4_096, 16_384];

export class RoomObject extends DurableObject {
  async fetch(request) {
    if (request.method === "POST") return refuse(request);
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  webSocketMessage(socket, message) {
    if ((message.length ?? message.byteLength) > LONGEST_FRAME) socket.close(1009, "too large");
  }
}

/** Reads a body until it is too long. */
async function refuse({ body }) {
  const reader = body.getReader();
  for (let read = 0; read <= LONGEST_BODY; ) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.length;
  }
  await reader.cancel();
  return new Response(null, { status: 413 });
}
