// The words of a private room's host: given over HTTP with the maker's token, asked, read back and dropped.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

const WORDS = ["광합성\t빛, 물, 이산화 탄소로 양분을 만들어요", "공생", "기공", "구름", "고기압"];

let server;
before(async () => (server = await startServer({ vars: { ANSWER_FLOOR: "off" } })));
after(() => server.close());

/** A private room of endless prompts, and calls about its bundle with the maker's token, or with another one. */
async function makeRoomWithCalls(settings = {}) {
  const { room, token } = await makeRoom(server, matchSettings({ mode: "endless", ...settings }));
  const call = (method, body, as = token) => server.call(`${method} /api/rooms/${room}/bundle`, { as, body });
  return { room, token, call, give: (lines, more) => call("PUT", { name: "과학", text: lines.join("\n"), ...more }) };
}

test("a bundle is asked, survives an eviction, is read back, changed and dropped", async () => {
  const { room, token, call, give } = await makeRoomWithCalls();
  const host = await Client.join(server, "선생님", { room, resume: token });
  const { status, body } = await give(WORDS);
  assert.deepEqual([status, body], [200, { name: "과학", text: `${WORDS.join("\n")}\n`, words: 5 }]);
  assert.equal((await host.next("settings")).settings.bundle, "과학");
  await server.evict(room);
  assert.deepEqual((await call("GET")).body, body);

  host.say("패스");
  const { prompt } = await host.next("prompt");
  assert.match(prompt.pattern, /^ㄱ[ㅎㅅㄱㄹ][ㅅㅇ]?$/);

  assert.equal((await give([...WORDS, "기온"])).body.words, 6);
  assert.equal((await server.call(`GET /api/rooms/${room}`)).body.settings.bundle, "과학");
  assert.equal((await call("DELETE")).status, 204);
  assert.equal((await host.next("settings")).settings.bundle, undefined);
  assert.deepEqual([(await call("GET")).status, (await call("GET")).body.code], [404, "no_such_bundle"]);
  await host.close();
});

test("what is wrong is told line by line, and nothing changes", async () => {
  const { call, give } = await makeRoomWithCalls();
  await give(WORDS);
  const { status, body } = await give(["3·1운동", "DNA", "공생", "공생", "기공\t식물의 기공이에요", "구름"]);
  assert.deepEqual([status, body.code, body.message], [422, "bundle_faults", "고쳐야 할 낱말이 있어요"]);
  assert.deepEqual(body.remarks.map(({ line, code }) => [line, code]), [[1, "digits"], [2, "not_hangul"], [4, "repeated"], [5, "clue_has_word"]]);
  assert.equal(body.remarks[0].message, "숫자는 한글로 써 주세요 (삼일운동)");
  assert.equal((await call("GET")).body.words, 5);

  const unfit = [...WORDS, "성교"];
  assert.deepEqual((await give(unfit)).body.remarks.map(({ line, code }) => [line, code]), [[6, "not_mild"]]);
  assert.equal((await give(unfit, { confirmed: true })).status, 200);
  assert.equal((await give([...WORDS, "개새끼"], { confirmed: true })).status, 422);
});

test("only the maker of a private room gives and reads a bundle", async () => {
  const { room, token, call } = await makeRoomWithCalls();
  await Client.join(server, "선생님", { room, resume: token });
  const guest = await Client.join(server, "하마", { room });
  const body = { name: "과학", text: WORDS.join("\n") };
  for (const as of [guest.welcome.token, "wrong", undefined, "operator"]) {
    for (const method of ["GET", "PUT", "DELETE"]) {
      const refused = await server.call(`${method} /api/rooms/${room}/bundle`, { as, body: method === "PUT" ? body : undefined });
      assert.deepEqual([refused.status, refused.body.code], [403, "maker_only"], `${as} ${method}`);
    }
  }
  assert.equal((await call("POST", body)).status, 405);
  assert.equal((await server.call("GET /api/rooms/0000-0000/bundle", { as: token })).status, 404);
  const channel = await Client.join(server, "하마", { room: "묶음 없는 곳" });
  const { status } = await server.call(`PUT /api/rooms/${encodeURIComponent("묶음 없는 곳")}/bundle`, { as: channel.welcome.token, body });
  assert.equal(status, 403);
});

test("a bundle of more than 32 kB is too large", async () => {
  const { call } = await makeRoomWithCalls();
  const { status, body } = await call("PUT", { name: "과학", text: "가나다\t뜻\n".repeat(4_000) });
  assert.deepEqual([status, body.code], [413, "too_large"]);
});
