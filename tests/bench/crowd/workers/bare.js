// A room that does nothing with what it gets, to compare what frames cost without any code.

import { DurableObject } from "cloudflare:workers";

export class RoomObject extends DurableObject {
  fetch() {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  webSocketMessage(socket, message) {
    if ((message.length ?? message.byteLength) > 4096) socket.close(1009, "too large");
  }
}
