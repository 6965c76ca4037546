// Rooms on Socket.IO, with its own rooms and broadcasts. Nothing is stored.

import { createServer } from "node:http";
import { Server } from "socket.io";
import { roomOf, said, welcome } from "./room.mjs";

const http = createServer();
// The generator of the crowd answers no heartbeats.
const server = new Server(http, { transports: ["websocket"], pingInterval: 3_600_000 });
server.on("connection", (socket) => {
  const name = socket.handshake.query.room;
  const room = roomOf(name);
  let player;
  socket.on("frame", (frame) => {
    if (frame.type === "join") {
      player = room.join(frame);
      socket.join(name);
      socket.emit("frame", [welcome(room, player)]);
    }
    if (frame.type === "say") server.to(name).emit("frame", [said(room, player, frame)]);
  });
});
http.listen(0, "127.0.0.1", () => console.log(http.address().port));
