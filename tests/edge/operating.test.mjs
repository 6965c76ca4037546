// Checks docs/operating.md: runs its commands, and looks up the settings, log events and metrics that it names.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { Client } from "../support/client.mjs";
import { hanpanFor } from "../support/hanpan.mjs";
import { root, startServer } from "../support/server.mjs";

const read = (path) => readFileSync(root + path, "utf8");
const document = read("docs/operating.md");

let server;
let clients;
let hanpan;
before(async () => {
  server = await startServer();
  hanpan = hanpanFor(server);
  clients = [await Client.join(server, "수달"), await Client.join(server, "하마")];
  assert.equal((await hanpan("create", "동물원")).code, 0);
  // The document erases message 15.
  for (let seq = 0; seq < 15; ) ({ seq } = JSON.parse((await hanpan("--json", "say", "광장", "안녕하세요")).stdout));
});
after(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await server.close();
});

test("every documented operator command succeeds on a server with players", async () => {
  const commands = [...document.matchAll(/make hanpan A="([^"]+)"(?!\s+# account)/g)].map(([, command]) => command);
  assert.ok(commands.length > 10, "the commands are found in the document");
  for (const command of commands) {
    const { code, stderr } = await hanpan(...command.split(" "));
    assert.equal(code, 0, `${command}: ${stderr}`);
  }
});

test("every setting of wrangler.toml is documented", () => {
  const config = read("wrangler.toml");
  const [, vars] = config.match(/^\[vars\]\n(.*?)^\[/ms);
  const names = [...vars.matchAll(/^(\w+) =/gm), ...config.matchAll(/\[\[ratelimits\]\]\nname = "(\w+)"/g)].map(([, name]) => name);
  assert.ok(names.length > 7, "the settings are found in wrangler.toml");
  for (const name of [...names, "ADMIN_TOKEN"]) assert.ok(document.includes(`\`${name}\``), name);
});

test("every log event is documented, and every documented metric exists", () => {
  const sources = readdirSync(`${root}edge/src`, { recursive: true }).filter((file) => file.endsWith(".rs"));
  const code = sources.map((file) => read(`edge/src/${file}`)).join("\n");
  const events = new Set([...code.matchAll(/(?:self\.log|log::(?:info|warn|error))\(\s*"(\w+)"/g)].map(([, event]) => event));
  assert.ok(events.size > 10, "the events are found in the source");
  for (const event of events) assert.ok(document.includes(`\`${event}\``), event);
  const figures = read("edge/src/prometheus.rs");
  for (const [, figure] of document.matchAll(/\bhanpan_(\w+)/g)) assert.ok(figures.includes(`"${figure}"`), figure);
});
