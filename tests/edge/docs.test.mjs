// Checks docs/http-api.md against the server: runs every example in it, in order.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Client } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { ADMIN_TOKEN, root, startServer } from "../support/server.mjs";

const read = (path) => readFileSync(root + path, "utf8");
const document = read("docs/http-api.md");

/** Each example: a request block, a line with the status of the response, and a block with its body, if any. */
const examples = [...document.matchAll(/^```http\n(.*?)^```\n\n`(\d{3}) [\w ]+`\n(?:\n```(?:json\n(.*?)|text\n(.*?))^```\n)?/gms)].map(
  ([, request, status, answer, text]) => {
    const [head, ...body] = request.split("\n\n");
    const [line, ...headers] = head.trim().split("\n");
    const [method, address] = [line.split(" ", 1)[0], line.slice(line.indexOf(" ") + 1)];
    return { line, method, address, headers, body: body.join("\n\n"), status: Number(status), answer: answer && JSON.parse(answer), text };
  },
);

/** Forms of values that differ in every run: private rooms' codes and tokens. */
const VARYING = [/^\d{4}-\d{4}$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/];
const isVarying = (value) => VARYING.some((form) => form.test(value));

/** From a documented code, token or message number to its value in this run. */
const actual = new Map();

/** Records in `actual` which values of this response stand for documented ones. */
function learn(documented, answered) {
  for (const [key, value] of Object.entries(documented)) {
    if (typeof value === "object") learn(value, answered[key]);
    else if (key === "seq" || isVarying(value)) actual.set(String(value), String(answered[key]));
  }
}

/** A response body without values that differ between runs. Numbers become 0, so only their presence is compared. */
function normalized(answer) {
  return JSON.parse(JSON.stringify(answer), (key, value) => {
    if (typeof value === "number") return 0;
    // Counters by reason have a key only for reasons that occurred.
    if (["refusals", "errors", "closes"].includes(key)) return {};
    const form = VARYING.findIndex((form) => form.test(value));
    return form < 0 ? value : `VARYING[${form}]`;
  });
}

/** Percent-encodes each part of an address, after replacing documented values by those of this run. */
const encoded = (address) => address.replace(/[^/?&=]+/g, (part) => encodeURIComponent(actual.get(part) ?? part));

let server;
let clients;
before(async () => {
  server = await startServer();
  const [otter, troll] = [await Client.join(server, "수달"), await Client.join(server, "심술")];
  clients = [otter, troll, await Client.join(server, "하마", { room: "우리 반" })];
  otter.say("안녕하세요");
  await troll.next("said");
  troll.say("광고예요");
  await otter.next("said");
  otter.send({ type: "propose", word: "알잘딱" });
  await otter.next("proposed");
  otter.send({ type: "report", player: troll.welcome.you });
  await otter.next("reported");
  const stats = async () => (await server.call("GET /api/stats", { as: "operator" })).body;
  await eventually(stats, ({ channels, proposals, reports }) => channels === 2 && proposals === 1 && reports === 1);
});
after(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await server.close();
});

/** The lines of a metrics page without their values. */
const withoutValues = (page) => page.trim().split("\n").map((line) => line.replace(/ [\d.]+$/, ""));

for (const { line, method, address, headers, body, status, answer, text: page } of examples) {
  test(line, async () => {
    const lines = headers.map((header) => header.replace("$ADMIN_TOKEN", ADMIN_TOKEN).replace(/[0-9a-f-]{36}/, (token) => actual.get(token) ?? token).split(": "));
    const init = { method, headers: Object.fromEntries(lines), body: body || undefined };
    const response = await fetch(new URL(encoded(address), server.url), init);
    const text = await response.text();
    assert.equal(response.status, status, text);
    if (page) return withoutValues(page).forEach((line) => assert.ok(withoutValues(text).includes(line), line));
    if (!answer) return assert.equal(text, "");
    const answered = JSON.parse(text);
    assert.deepEqual(normalized(answered), normalized(answer));
    learn(answer, answered);
  });
}

test("every http block of the document is parsed as an example", () => {
  assert.equal(examples.length, document.match(/^```http$/gm).length);
});

test("every call has an example", () => {
  const routes = [...read("protocol/src/http/route.rs").matchAll(/^    (\w+)(?: \{ [^}]* \})? = \[(.*?)\];$/gm)];
  const path = Object.fromEntries(routes.map(([, name, segments]) => [name, `/api/${segments.split(", ").map((part) => part.match(/^"(.*)"$/)?.[1] ?? "[^/]+").join("/")}`]));
  const calls = [...read("edge/src/api/mod.rs").matchAll(/\((Get|Post|Put|Patch|Delete), Route::(\w+).*?\) =>/g)];
  assert.ok(calls.length > 15, "the calls are found in the source");
  for (const [, method, route] of calls) {
    const call = new RegExp(`^${method.toUpperCase()} ${path[route]}([?]|$)`);
    assert.ok(examples.some(({ line, status }) => call.test(line) && (status < 300 || status === 501)), `${method} ${path[route]}`);
  }
});

test("the table of errors lists every error code", () => {
  const snake = (name) => name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  const source = [...read("protocol/src/http/error.rs").matchAll(/Self::(\w+) => \((\d+), /g)];
  const errors = source.map(([all, name, status]) => [all, status, snake(name)]);
  assert.ok(errors.length > 10, "the errors are found in the source");
  const rows = [...document.matchAll(/^\| (\d+) \| `(\w+)` \|/gm)];
  const listed = (all) => all.map(([, status, code]) => `${status} ${code}`).sort();
  assert.deepEqual(listed(rows), listed(errors));
});

test("every field of a response is explained in the text", () => {
  const prose = document.replace(/^```.*?^```$/gms, "");
  const fields = (value) => {
    if (Array.isArray(value)) return value.flatMap(fields);
    return typeof value === "object" ? Object.entries(value).flatMap(([key, inner]) => [key, ...fields(inner)]) : [];
  };
  for (const { line, answer } of examples) {
    for (const field of fields(answer ?? {})) assert.ok(prose.includes(`\`${field}\``), `${field} of ${line}`);
  }
});

test("the documented rate limits are those of wrangler.toml", () => {
  const limits = [...read("wrangler.toml").matchAll(/simple = \{ limit = (\d+), period = 60 \}/g)];
  assert.ok(limits.length > 3, "the limits are found in wrangler.toml");
  for (const [, limit] of limits) assert.match(document, new RegExp(`^\\|.*\\| ${limit} a minute \\|`, "m"));
});
