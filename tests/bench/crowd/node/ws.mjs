// Rooms on a plain Node server with `ws`: one send to each socket for each message. Nothing is stored.

import { WebSocketServer } from "ws";
import { roomOf, said, welcome } from "./room.mjs";

const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
server.on("listening", () => console.log(server.address().port));
server.on("connection", (socket, request) => {
  const room = roomOf(request.url.split("/")[3]);
  let player;
  socket.on("message", (data) => {
    const frame = JSON.parse(data);
    if (frame.type === "join") {
      player = room.join(frame);
      room.sockets.add(socket);
      socket.send(JSON.stringify([welcome(room, player)]));
    }
    if (frame.type === "say") {
      const event = JSON.stringify([said(room, player, frame)]);
      for (const other of room.sockets) other.send(event);
    }
  });
  socket.on("close", () => room.sockets.delete(socket));
});
