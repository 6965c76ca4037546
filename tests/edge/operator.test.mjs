// The operators' command line beside a real server: what it prints, and what comes of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { hanpanFor } from "../support/hanpan.mjs";
import { startServer } from "../support/server.mjs";

let server;
let hanpan;
before(async () => {
  server = await startServer();
  hanpan = hanpanFor(server);
});
after(() => server.close());

/** What a command that does what it is told prints. */
async function done(...args) {
  const { code, stdout, stderr } = await hanpan(...args);
  assert.deepEqual([code, stderr], [0, ""], args.join(" "));
  return stdout;
}

/** Asserts that a command does nothing, and says why in one line. */
async function refused(args, reason, as = hanpan) {
  assert.deepEqual(await as(...args), { code: 1, stdout: "", stderr: `hanpan: ${reason}\n` });
}

/** The cells of what is printed as a table. */
const cells = (table) => table.trimEnd().split("\n").map((line) => line.trimStart().split(/ {2,}/));
/** What only operators are told. */
const desk = async (what) => (await server.call(`GET /api/${what}`, { as: "operator" })).body;

/** Proposes a word, and returns what comes of it. */
const propose = (client, word) => client.insist(() => client.send({ type: "propose", word }), "proposed");

test("channels are listed for everyone", async () => {
  const otter = await Client.join(server, "수달", { room: "우리 반" });
  // The room tells by itself that it is there.
  await eventually(() => desk("stats"), ({ channels }) => channels === 1);
  const { code, stdout } = await hanpan.as(undefined)("channels");
  assert.equal(code, 0);
  assert.equal(stdout, `\
NAME     PEOPLE  KEPT  PLAYS
우리 반  1/100   no    endless, normal, everyday words, 30 s
광장     0/100   yes   endless, normal, everyday words, 30 s
`);
  await otter.close();
});

test("a channel is made, changed and closed, and who is in it notices", async () => {
  assert.equal(await done("create", "Town137", "--mode", "talk", "--seats", "5"), `\
channel  Town137
people   0 of 5
plays    talk

no players
`);
  await refused(["create", "Town137"], "이미 있는 방이에요 (room_exists): `hanpan set NAME --kept` keeps it listed");

  const otter = await Client.join(server, "수달", { room: "Town137" });
  assert.equal(otter.welcome.settings.mode, "talk");
  const changed = `\
channel  Town137
people   1 of 2
plays    talk, only operators speak

NUMBER  NICKNAME  POINTS  CORRECT  CONNECTED
1       수달      0       0        yes
`;
  assert.equal(await done("set", "Town137", "--speakers", "operators", "--seats", "2"), changed);
  assert.equal((await otter.next("settings")).settings.speakers, "operators");
  assert.equal(await done("channel", "Town137"), changed);
  otter.say("들리나요");
  assert.equal((await otter.next("refused")).reason, "listen_only");

  assert.equal(await done("close", "Town137"), "Town137 is closed\n");
  await otter.next("closed");
  assert.equal(await otter.closed, 4005);
  await refused(["channel", "Town137"], "없는 방이에요 (no_such_room): `hanpan channels` lists the channels");
});

test("an operator speaks, reads along, erases and removes", async () => {
  const room = "단속";
  const [otter, troll] = [await Client.join(server, "수달", { room }), await Client.join(server, "심술", { room })];
  const said = await done("say", room, "10분 뒤에", "점검이 있어요");
  const notice = await otter.next("notice");
  assert.equal(notice.text, "10분 뒤에 점검이 있어요");
  assert.equal(said, `said in 단속, as message ${notice.seq}\n`);
  troll.say("광고예요");
  const { seq } = await otter.next("said");

  const [headings, ...lines] = cells(await done("messages", room, "--seconds", "600"));
  assert.deepEqual(headings, ["MESSAGE", "SAID", "PLAYER", "NICKNAME", "TEXT"]);
  const age = /^\d+ s ago$/;
  assert.ok(lines.every(([, ago]) => age.test(ago)), lines.join("\n"));
  assert.deepEqual(lines.map((line) => line.toSpliced(1, 1)), [
    [`${notice.seq}`, "-", "알림", "10분 뒤에 점검이 있어요"],
    [`${seq}`, `${troll.welcome.you}`, "심술", "광고예요"],
  ]);

  assert.equal(await done("erase", room, `${seq}`), `message ${seq} is erased from 단속\n`);
  assert.equal((await otter.next("erased")).message, seq);
  assert.doesNotMatch(await done("messages", room), /광고/);
  await refused(["erase", room, `${seq}`], "없는 말이에요 (no_such_message): `hanpan messages NAME` lists the messages and their numbers");

  assert.equal(await done("kick", room, "심술"), "player 심술 is removed from 단속, and kept out for ten minutes\n");
  const removed = await otter.next("removed");
  assert.deepEqual([removed.player, removed.by], [troll.welcome.you, "operator"]);
  assert.equal(await troll.closed, 4003);
  await refused(["kick", room, "심술"], "nobody in 단속 is called 심술: `hanpan channel 단속` lists the players");
  await done("kick", room, `${otter.welcome.you}`);
  assert.equal(await otter.closed, 4003);
});

test("words are searched, taken in and out, and rooms play by that", async () => {
  assert.equal(await done("words", "search", "서랍"), "서랍: counts everywhere, from HanDic, intermediate learners know it\n");
  const found = await done("words", "search", "ㅅㄹ", "--limit", "2");
  assert.match(found, /^(.+: counts everywhere, .*\n){2}2 of \d+ words with ㅅㄹ; --offset 2 goes on\n$/);

  const added = "갓벽: counts everywhere, taken in by hand\n점메추: counts everywhere, taken in by hand\n";
  assert.equal(await done("words", "add", "갓벽", "점메추"), added);
  assert.match(await done("words", "search", "ㄱㅂ", "--limit", "1"), /^갓벽: /, "added ones come first");
  assert.equal(await done("words", "remove", "서랍"), "서랍: counts nowhere, from HanDic, intermediate learners know it, taken out by hand\n");
  const edits = cells(await done("words", "edits"));
  assert.deepEqual(edits.map(([word, edit]) => [word, edit]), [["WORD", "EDIT"], ["서랍", "removed"], ["점메추", "added"], ["갓벽", "added"]]);

  // A room asks for edits when it is entered, and plays by them as soon as it has the answer.
  const otter = await Client.join(server, "수달", { room: "낱말" });
  await eventually(() => propose(otter, "서랍"), ({ type }) => type === "proposed");
  assert.equal((await propose(otter, "갓벽")).reason, "word_known");

  await eventually(() => desk("proposals"), ({ proposals }) => proposals.length > 0);
  const [headings, line] = cells(await done("words", "proposals"));
  assert.deepEqual(headings, ["WORD", "PEOPLE", "LAST"]);
  assert.deepEqual(line.slice(0, 2), ["서랍", "1"]);
  assert.equal(await done("words", "proposals", "--done", "서랍"), "서랍 is off the list of missed words\n");
  assert.equal(await done("words", "proposals"), "no word is missed\n");

  assert.equal(await done("words", "undo", "서랍"), "서랍: counts everywhere, from HanDic, intermediate learners know it\n");
  await refused(["words", "undo", "서랍"], "서랍: 목록에서 찾지 못한 낱말이에요 (no_such_word)");
  await done("words", "undo", "갓벽", "점메추");
  assert.equal(await done("words", "edits"), "no word was taken in or out by hand\n");
  await otter.close();
});

test("reports are read, counted and struck off", async () => {
  assert.equal(await done("reports"), "no reports\n");
  const [otter, troll] = [await Client.join(server, "수달"), await Client.join(server, "심술")];
  troll.say("광고예요");
  await otter.next("said");
  otter.send({ type: "report", player: troll.welcome.you });
  await otter.next("reported");
  const { reports: [{ id }] } = await eventually(() => desk("reports"), ({ reports }) => reports.length > 0);
  const printed = (await done("reports")).replace(/\d+ s ago/g, "… s ago");
  assert.equal(printed, `\
report ${id}: 심술 (player ${troll.welcome.you}) in 광장, by player ${otter.welcome.you}, … s ago
  … s ago  광고예요
`);
  // How many people are where changes while rooms tell about it.
  const [now, counted] = (await done("stats")).split(/^counted since .+ ago$/m);
  assert.ok(counted.includes("messages"));
  const counts = cells(now.replace(/^(channels|private rooms|people)( +)\d+$/gm, "$1$2…"));
  assert.deepEqual(counts, [
    ["channels", "…"], ["private rooms", "…"], ["people", "…"], ["missed words", "0"], ["reports", "1"], ["edited words", "0"],
  ]);

  assert.equal(await done("reports", "--done", `${id}`), `report ${id} is off the list\n`);
  assert.equal(await done("reports"), "no reports\n");
  await refused(["reports", "--done", `${id}`], `${id}: 없는 신고예요 (no_such_report): \`hanpan reports\` lists the reports and their numbers`);
  await Promise.all([otter.close(), troll.close()]);
});

test("with --json, the server's answer is printed as it is", async () => {
  const { body } = await server.call("GET /api/words/%EC%84%9C%EB%9E%8D", { as: "operator" });
  assert.equal(await done("--json", "words", "search", "서랍"), `${JSON.stringify(body, null, 2)}\n`);
  const made = JSON.parse(await done("create", "공식", "--json"));
  assert.deepEqual([made.name, made.private, made.seats, made.players], ["공식", false, 100, []]);
  assert.equal(await done("close", "공식", "--json"), "", "there is nothing to say");
  await refused(["close", "공식", "--json"], "없는 방이에요 (no_such_room): `hanpan channels` lists the channels");
});

test("without the server's token, nothing is done", async () => {
  const otter = await Client.join(server, "수달", { room: "지킴" });
  const none = "operators only: give the server's token with `export ADMIN_TOKEN=…` or --token-file FILE";
  const wrong = "운영자 토큰이 맞지 않아요 (unauthorized): the token is not the one that the server was given as ADMIN_TOKEN";
  for (const command of ["close 지킴", "say 지킴 안녕", "kick 지킴 1", "set 지킴 --seats 1", "words edits", "stats"]) {
    await refused(command.split(" "), none, hanpan.as(undefined));
    await refused(command.split(" "), wrong, hanpan.as("wrong"));
  }
  const { events } = await otter.everything();
  const deeds = ["closed", "notice", "removed", "settings"];
  assert.deepEqual(events.filter(({ type }) => deeds.includes(type)), []);
  assert.match((await hanpan.as(undefined)("channel", "지킴")).stdout, /the players are shown to operators only: set ADMIN_TOKEN\n$/);
  await otter.close();
});
