// The Worker in front of the objects that are compared: it only routes, so that the objects are measured and not what
// stands before them. Sockets and calls of /api/rooms/{room}/ws go straight to the room's object, those of /legacy to that of
// 광장, those of /directory and /desk to the directory and the desk.

export * from "./edge/entry.js";

export default {
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/directory") return env.DIRECTORY.getByName("main").fetch(request);
    if (pathname === "/desk") return env.DESK.getByName("main").fetch(request);
    const room = pathname === "/legacy" ? "광장" : decodeURIComponent(pathname.split("/")[3]);
    return env.ROOMS.getByName(room).fetch(request);
  },
};
