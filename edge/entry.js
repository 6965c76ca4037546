// The Worker's entry: what worker-build makes of this crate, with a short way for the frames of a room.

import { RoomObject as Room } from "../build/index.js";

export { default, DeskObject, DirectoryObject, GuardObject } from "../build/index.js";

export class RoomObject extends Room {
  /** Frames reach Rust by a plain call. The handler that worker-build exports is asynchronous, which costs a promise and two microtasks for each frame. */
  webSocketMessage(socket, message) {
    try {
      this.receive(socket, typeof message === "string" ? message : undefined);
    } catch (fault) {
      // A panic, or too little stack. Nobody answers the frame: the client comes back and sends it again.
      socket.close(1011, "internal error");
      // The program's memory is in an unknown state. After this error, and no other, worker-build's script starts the
      // program anew before the next call.
      throw new WebAssembly.RuntimeError("a room's program failed", { cause: fault });
    }
  }
}
