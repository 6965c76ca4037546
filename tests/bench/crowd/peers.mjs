// The servers that are compared.

import { fileURLToPath } from "node:url";
import { firstLine, SERVER_CORE, start } from "./process.mjs";
import { startWorkerd } from "./workerd.mjs";

const OBJECTS = { ROOMS: "RoomObject", DIRECTORY: "DirectoryObject", DESK: "DeskObject" };
/**
 * A crowd comes from one network, and its few senders say more than people do: neither limit is to be measured. Sockets
 * that open do not count towards a limit here, since the Worker that counts them is not in front of the rooms.
 */
const VARS = { FRAME_INTERVAL: "1ms", ANSWER_FLOOR: "off", UNJOINED_SOCKETS: "5000", MESSAGE_RETENTION: "24h" };
const SOCKET = "/api/rooms/{room}/ws";
/** As the page connects. */
const OURS = `${SOCKET}?frames=bytes`;

const settings = (mode) => ({ mode, difficulty: "normal", words: "everyday", seconds: 30, prompts: 10, answers_only: false });

async function call(port, path, what) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", body: JSON.stringify(what) });
  if (!response.ok) throw new Error(`an object answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Calls a room's object of this project, as an operator's call would. */
export const callRoom = (port, room, what) => call(port, SOCKET.replace("{room}", room), what);

/** The counters of this project's rooms, as of their last reports. */
export const readCounters = async (port) => (await call(port, "/directory", "figures")).counters;

async function startOurs({ rooms, seats, mode, onDisk }, vars = {}) {
  const server = await startWorkerd({ objects: OBJECTS, vars: { ...VARS, ...vars }, onDisk });
  try {
    const call = { create_channel: { settings: settings(mode), seats } };
    await Promise.all(Array.from({ length: rooms }, (_, room) => callRoom(server.port, `room-${room}`, call)));
  } catch (error) {
    await server.end();
    throw error;
  }
  return server;
}

const startScript = (name) => ({ onDisk }) => startWorkerd({ name, objects: { ROOMS: OBJECTS.ROOMS }, onDisk });

const startNode = (name) => async () => {
  const server = start(SERVER_CORE, process.execPath, [fileURLToPath(new URL(`node/${name}.mjs`, import.meta.url))]);
  const port = await firstLine(server.child.stdout, server, Number);
  return { pid: server.pid, port, end: server.end };
};

/**
 * Each starts with `{rooms, seats, mode, onDisk}` and resolves to `{pid, port, end}`. The path is that of a room's socket,
 * and the dialect what the crowd has to speak.
 */
export const peers = {
  ours: { start: startOurs, path: OURS, dialect: "frames" },
  "ours without window": { start: (options) => startOurs(options, { FLUSH_WINDOW: "off" }), path: OURS, dialect: "frames" },
  pattern: { start: startScript("pattern"), path: SOCKET, dialect: "frames" },
  window: { start: startScript("window"), path: SOCKET, dialect: "frames" },
  ws: { start: startNode("ws"), path: SOCKET, dialect: "frames" },
  "socket.io": { start: startNode("socket-io"), path: "/socket.io/?EIO=4&transport=websocket&room={room}", dialect: "socket-io" },
};
