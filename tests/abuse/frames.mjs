// Frames of 32 MiB, and malformed ones.

import { startWorkerd } from "../bench/crowd/workerd.mjs";
import { Client } from "../support/client.mjs";
import { StalledClient, frameOf } from "../support/stalled.mjs";
import { bystand, quantile } from "./bystander.mjs";
import { residentBytes } from "./memory.mjs";

const MIB = 1 << 20;
const SIZE = 32 * MIB;
/** What the program may hold more than an object without any code, in bytes. */
const MORE_MAX = 5 * MIB;
const ADDRESS = `/api/rooms/${encodeURIComponent("큰 말")}/ws`;
/** For a message in another room of the process, which waits while a frame of 32 MiB is taken in. */
const SLOWEST_MILLIS = 250;

/** Sends `count` frames of 32 MiB to each address, each through its own socket. Returns the close codes and the memory's growth. */
async function flood(server, addresses, count) {
  const codes = new Set();
  // Written to each socket as they are: a client that masks every frame anew stops the bystander's clock, which is in this process.
  const frames = [frameOf("a".repeat(SIZE)), frameOf(new Uint8Array(SIZE))];
  const before = residentBytes(server.pid);
  for (const address of addresses) {
    for (let number = 0; number < count; number += 1) {
      const client = await StalledClient.connect(server, address);
      // Such a frame may take longer than the time to join.
      if (address === ADDRESS) client.send({ type: "join", version: 1, nickname: "수달" });
      client.write(frames[number % 2]);
      const read = await client.read(({ code }) => code !== undefined);
      codes.add(read.at(-1).code);
      client.close();
    }
  }
  return { codes: [...codes], growth: residentBytes(server.pid) - before };
}

/** Large frames to the room's address and to the earlier client's, compared with the same frames to an empty object. */
export async function largeFrames(server, { count = 20 } = {}) {
  const addresses = [ADDRESS, "/legacy"];
  const bystander = await Client.join(server, "고래", { room: "옆방" });
  let flooded;
  const times = await bystand(bystander, async () => (flooded = await flood(server, addresses, count)));
  await bystander.close();
  const bare = await startWorkerd({ name: "bare", objects: { ROOMS: "RoomObject" } });
  const compared = await flood(bare, addresses, count);
  await bare.end();
  const more = flooded.growth - compared.growth;
  return {
    attack: `${2 * count} frames of 32 MiB`,
    holds: flooded.codes.join() === "1009" && more <= MORE_MAX,
    seen: `closed with ${flooded.codes}, memory ${(flooded.growth / MIB).toFixed(1)} MiB more, an empty object ${(compared.growth / MIB).toFixed(1)}`,
    p99: quantile(times, 0.99),
    slowest: SLOWEST_MILLIS,
  };
}

/** Damages a frame. */
function damaged(random) {
  const frames = ['{"type":"say","id":"a","text":"초심"}', '{"type":"join","version":1,"nickname":"수달"}', '{"type":"settings","seconds":20}', "start!"];
  const [frame, place] = [frames[Math.floor(random() * frames.length)], Math.floor(random() * 20)];
  const char = String.fromCharCode(Math.floor(random() * 0xd800));
  return `${frame.slice(0, place)}${char}${frame.slice(place + Math.floor(random() * 5))}`.replace(/^ping$/, "pong");
}

/** Malformed frames, ten a socket. Each has to be answered before the socket is closed. */
export async function malformedFrames(server, random, { frames = 10_000 } = {}) {
  let [sent, answered] = [0, 0];
  const codes = new Set();
  while (sent < frames) {
    // A row of who was cut off stays for a while, so one room would be full.
    const client = await Client.join(server, "수달", { room: `오타 ${Math.floor(sent / 500)}` });
    for (let number = 0; number < 10; number += 1) client.send(`?${damaged(random)}`);
    codes.add(await client.closed);
    sent += 10;
    answered += client.takeUnread().filter(({ type }) => type === "error").length;
  }
  return {
    attack: `${sent} malformed frames`,
    holds: answered === sent && codes.size === 1 && codes.has(4002),
    seen: `${answered} answered with an error, closed with ${[...codes]}`,
  };
}
