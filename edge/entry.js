// The Worker's entry: what worker-build makes of this crate, with a short way for the frames of a room.

import { RoomObject as Room } from "../build/index.js";

export { default, DeskObject, DirectoryObject } from "../build/index.js";

export class RoomObject extends Room {
  /** Text frames reach Rust by a plain call. The exported handler is asynchronous, which costs a promise and two microtasks for each frame. */
  webSocketMessage(socket, message) {
    return typeof message === "string" ? this.receiveText(socket, message) : super.webSocketMessage(socket, message);
  }
}
