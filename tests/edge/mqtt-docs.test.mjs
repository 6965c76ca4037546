// Runs the programs of docs/mqtt.md beside a page, the one in Python with the unmodified package paho-mqtt of PyPI.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { startBreakableProxy } from "../support/bot.mjs";
import { Client } from "../support/client.mjs";
import { root, startServer } from "../support/server.mjs";

const document = await readFile(`${root}docs/mqtt.md`, "utf8");
const example = (language) => document.match(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "ms"))[1];

let server;
let folder;
before(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), "choseong-hanpan-"));
});
after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Runs an example in a channel. `line` resolves to the next line that it prints, `say` types one. */
function run(t, command, url, channel, nickname) {
  const [program, ...first] = command;
  const child = spawn(program, [...first, String(url).replace(/\/$/, ""), channel, nickname], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.once("close", resolve));
  return {
    line: async () => (await lines.next()).value,
    say: (text) => child.stdin.write(`${text}\n`),
    end: () => child.stdin.end() && ended,
  };
}

async function talk(t, command, url, channel, nickname) {
  const page = await Client.join(server, "하마", { room: channel });
  const program = run(t, command, url, channel, nickname);
  assert.equal((await page.next("player")).player.nickname, nickname);
  program.say("안녕하세요");
  const said = await page.next("said");
  assert.deepEqual([said.nickname, said.text], [nickname, "안녕하세요"]);
  assert.equal(await program.line(), `${nickname}: 안녕하세요`);
  page.say("반가워요");
  assert.equal(await program.line(), "하마: 반가워요");
  return { page, program };
}

async function leave({ page, program }) {
  assert.equal(await program.end(), 0);
  await page.next("left");
  await page.close();
}

test("the JavaScript example talks with a page", async (t) => {
  // In the checkout, whose packages it imports.
  const file = join(root, "node_modules/.cache-mqtt-example.mjs");
  await writeFile(file, example("js"));
  t.after(() => rm(file));
  await leave(await talk(t, ["node", file], server.url, "Town1", "수달"));
});

const python = spawnSync(`${root}tools/paho.sh`, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const skip = python.status === 3 ? "there is no Python with paho-mqtt" : false;

test("the Python example talks with a page, is told a refusal, and comes back after a cut", { skip }, async (t) => {
  assert.equal(python.status, 0, "tools/paho.sh failed");
  const file = join(folder, "chat.py");
  await writeFile(file, example("python"));
  const proxy = await startBreakableProxy(t, server);
  const talked = await talk(t, [python.stdout.trim(), file], proxy.url, "Town137", "수달");
  const { page, program } = talked;
  program.say(" ".repeat(3));
  assert.equal(await program.line(), "refused: message_empty");
  proxy.cut();
  await page.next("left");
  assert.equal((await page.next("player")).player.nickname, "수달");
  program.say("돌아왔어요");
  const said = await page.next("said");
  assert.deepEqual([said.nickname, said.text], ["수달", "돌아왔어요"]);
  await leave(talked);
});

test("the document lists every reason that only clients of MQTT are told", async () => {
  const sources = await Promise.all(["receiving", "entering", "told"].map((file) => readFile(`${root}mqtt/src/${file}.rs`, "utf8")));
  const snake = (name) => name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  const reasons = sources.flatMap((source) => [...source.matchAll(/because\((?:"(\w+)"|ErrorCode::(\w+))\)/g)]).map(([, own, code]) => own ?? snake(code));
  assert.ok(reasons.length > 4, "the reasons are found in the source");
  for (const reason of reasons) assert.ok(document.includes(`| \`${reason}\` |`), reason);
});
