// Rooms that trap as a panic of Rust does: out of the program, without unwinding it. A message "trap N word" traps at its
// Nth reading of the clock, once; sent again, it is a message like any other.

import { RoomObject as Room } from "./edge/entry.js";

const trapped = new Set();

export class RoomObject extends Room {
  webSocketMessage(socket, message) {
    const [text, reading] = String(message).match(/trap ([0-9]+) [a-z]+/) ?? [];
    if (!text || trapped.has(text)) return super.webSocketMessage(socket, message);
    trapped.add(text);
    const { now } = Date;
    let readings = 0;
    Date.now = () => {
      if (++readings === Number(reading)) throw new Error("a trap");
      return now();
    };
    try {
      return super.webSocketMessage(socket, message);
    } finally {
      Date.now = now;
    }
  }
}
