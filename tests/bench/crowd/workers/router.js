// The Worker in front of the objects that are compared: it only routes, so that the objects are measured and not what
// stands before them. Socket and calls of /api/rooms/{room}/ws go straight to the room's object.

export * from "./edge/entry.js";

export default {
  fetch(request, env) {
    const [, , , room] = new URL(request.url).pathname.split("/");
    return env.ROOMS.getByName(decodeURIComponent(room)).fetch(request);
  },
};
