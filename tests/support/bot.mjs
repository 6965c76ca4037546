// Runs the example bot (examples/bot) as a child process, and a TCP proxy that can break its connection.

import { spawn } from "node:child_process";
import { createConnection, createServer } from "node:net";

/** Starts the bot in a room. `ended` resolves to exit code and stderr; `interrupt` sends SIGINT, as Ctrl-C does. */
export function startBot(test, file, url, room, nickname) {
  const bot = spawn(file, [String(url), room, nickname], { stdio: ["ignore", "inherit", "pipe"] });
  let stderr = "";
  bot.stderr.on("data", (data) => (stderr += data));
  const ended = new Promise((resolve) => bot.once("close", (code) => resolve({ code, stderr })));
  test.after(() => bot.kill("SIGKILL"));
  return { ended, interrupt: () => bot.kill("SIGINT") };
}

/** A TCP proxy to the server. `cut` destroys every open connection; later connections are accepted again. */
export async function startBreakableProxy(test, server) {
  const sockets = new Set();
  const proxy = createServer((client) => {
    const upstream = createConnection(server.url.port, server.url.hostname);
    for (const [from, to] of [[client, upstream], [upstream, client]]) {
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
