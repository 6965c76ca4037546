// The Worker's entry: what worker-build makes of this crate, with a short way for the frames of a room.

import { RoomObject as Room } from "../build/index.js";

export { default, DeskObject, DirectoryObject, GuardObject } from "../build/index.js";

/** The longest frame, as `FRAME_MAX` in protocol/src/limits.rs. A text has at least as many bytes as UTF-16 units. */
const FRAME_MAX = 4096;

export class RoomObject extends Room {
  /** Frames reach Rust by a plain call. The handler that worker-build exports is asynchronous, which costs a promise and two microtasks for each frame. */
  webSocketMessage(socket, message) {
    // What a client had sent before it learnt that its socket is closed is not read.
    if (socket.readyState !== WebSocket.OPEN) return;
    const isText = typeof message === "string";
    // Before the frame is copied into the program's memory, which never shrinks.
    if ((isText ? message.length : message.byteLength) > FRAME_MAX) return socket.close(1009, "too large");
    try {
      this.receive(socket, isText ? message : undefined);
    } catch (fault) {
      // A panic, or too little stack. Nobody answers the frame: the client comes back and sends it again.
      socket.close(1011, "internal error");
      // The program's memory is in an unknown state. After this error, and no other, worker-build's script starts the
      // program anew before the next call.
      throw new WebAssembly.RuntimeError("a room's program failed", { cause: fault });
    }
  }
}
