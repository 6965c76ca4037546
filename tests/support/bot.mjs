// The bot of examples/bot, as a person starts it.

import { spawn } from "node:child_process";
import { createConnection, createServer } from "node:net";

/** Sends the bot into a room. `ended` is its exit code and what it complained of; `interrupt` is Ctrl-C. */
export function startBot(test, file, url, room, nickname) {
  const bot = spawn(file, [String(url), room, nickname], { stdio: ["ignore", "inherit", "pipe"] });
  let complaints = "";
  bot.stderr.on("data", (data) => (complaints += data));
  const ended = new Promise((resolve) => bot.once("close", (code) => resolve({ code, complaints })));
  test.after(() => bot.kill("SIGKILL"));
  return { ended, interrupt: () => bot.kill("SIGINT") };
}

/** A way to the server that can be cut: `cut` breaks every connection, and new ones are let through. */
export async function startBreakable(test, server) {
  const sockets = new Set();
  const proxy = createServer((near) => {
    const far = createConnection(server.url.port, server.url.hostname);
    for (const [from, to] of [[near, far], [far, near]]) {
      sockets.add(from);
      from.on("error", () => {}).on("close", () => to.destroy()).pipe(to);
    }
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    sockets.forEach((socket) => socket.destroy());
    sockets.clear();
  };
  test.after(() => {
    cut();
    proxy.close();
  });
  return { url: new URL(`http://127.0.0.1:${proxy.address().port}`), cut };
}
