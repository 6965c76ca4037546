// The operators' command line against a real server: its output and its effects.

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

/** Runs a command that must succeed, and returns its output. */
async function succeeds(...args) {
  const { code, stdout, stderr } = await hanpan(...args);
  assert.deepEqual([code, stderr], [0, ""], args.join(" "));
  return stdout;
}

/** Asserts that a command fails and prints only this reason, on one line of stderr. */
async function fails(args, reason, as = hanpan) {
  assert.deepEqual(await as(...args), { code: 1, stdout: "", stderr: `hanpan: ${reason}\n` });
}

/** The cells of a printed table, by line. */
const cells = (table) => table.trimEnd().split("\n").map((line) => line.trimStart().split(/ {2,}/));
/** The body of an operator-only GET of the API. */
const operatorGet = async (what) => (await server.call(`GET /api/${what}`, { as: "operator" })).body;

/** Proposes a word, and returns the `proposed` event or the refusal. */
const propose = (client, word) => client.sendWithRetry(() => client.send({ type: "propose", word }), "proposed");

test("`channels` lists channels without a token", async () => {
  const otter = await Client.join(server, "수달", { room: "우리 반" });
  // The room reports to the directory on its own, a moment later.
  await eventually(() => operatorGet("stats"), ({ channels }) => channels === 1);
  const { code, stdout } = await hanpan.as(undefined)("channels");
  assert.equal(code, 0);
  assert.equal(stdout, `\
NAME     PEOPLE  KEPT  PLAYS
우리 반  1/100   no    endless, normal, everyday words, 30 s
광장     0/100   yes   endless, normal, everyday words, 30 s
`);
  await otter.close();
});

test("`create`, `set` and `close` change a channel, and its players are told", async () => {
  assert.equal(await succeeds("create", "Town137", "--mode", "talk", "--seats", "5"), `\
channel  Town137
people   0 of 5
plays    talk

no players
`);
  await fails(["create", "Town137"], "a room with this name exists already (room_exists): `hanpan set NAME --kept` keeps it listed");

  const otter = await Client.join(server, "수달", { room: "Town137" });
  assert.equal(otter.welcome.settings.mode, "talk");
  const changed = `\
channel  Town137
people   1 of 2
plays    talk, only operators speak

NUMBER  NICKNAME  POINTS  CORRECT  CONNECTED
1       수달      0       0        yes
`;
  assert.equal(await succeeds("set", "Town137", "--speakers", "operators", "--seats", "2"), changed);
  assert.equal((await otter.next("settings")).settings.speakers, "operators");
  assert.equal(await succeeds("channel", "Town137"), changed);
  otter.say("들리나요");
  assert.equal((await otter.next("refused")).reason, "listen_only");

  assert.equal(await succeeds("close", "Town137"), "Town137 is closed\n");
  await otter.next("closed");
  assert.equal(await otter.closed, 4005);
  await fails(["channel", "Town137"], "no such room (no_such_room): `hanpan channels` lists the channels");
});

test("`say`, `messages`, `erase` and `kick` moderate a channel", async () => {
  const room = "단속";
  const [otter, troll] = [await Client.join(server, "수달", { room }), await Client.join(server, "심술", { room })];
  const said = await succeeds("say", room, "10분 뒤에", "점검이 있어요");
  const notice = await otter.next("notice");
  assert.equal(notice.text, "10분 뒤에 점검이 있어요");
  assert.equal(said, `sent to 단속 as message ${notice.seq}\n`);
  troll.say("광고예요");
  const { seq } = await otter.next("said");

  const [headings, ...lines] = cells(await succeeds("messages", room, "--seconds", "600"));
  assert.deepEqual(headings, ["MESSAGE", "SAID", "PLAYER", "NICKNAME", "TEXT"]);
  const age = /^\d+ s ago$/;
  assert.ok(lines.every(([, ago]) => age.test(ago)), lines.join("\n"));
  assert.deepEqual(lines.map((line) => line.toSpliced(1, 1)), [
    [`${notice.seq}`, "-", "notice", "10분 뒤에 점검이 있어요"],
    [`${seq}`, `${troll.welcome.you}`, "심술", "광고예요"],
  ]);

  assert.equal(await succeeds("erase", room, `${seq}`), `message ${seq} is erased from 단속\n`);
  assert.equal((await otter.next("erased")).message, seq);
  assert.doesNotMatch(await succeeds("messages", room), /광고/);
  await fails(["erase", room, `${seq}`], "no such message in the room (no_such_message): `hanpan messages NAME` lists the messages and their numbers");

  assert.equal(await succeeds("kick", room, "심술"), "player 심술 is removed from 단속 and banned for ten minutes\n");
  const removed = await otter.next("removed");
  assert.deepEqual([removed.player, removed.by], [troll.welcome.you, "operator"]);
  assert.equal(await troll.closed, 4003);
  await fails(["kick", room, "심술"], "nobody in 단속 is called 심술: `hanpan channel 단속` lists the players");
  await succeeds("kick", room, `${otter.welcome.you}`);
  assert.equal(await otter.closed, 4003);
});

test("`words` searches, adds and removes words, and rooms judge by the edits", async () => {
  assert.equal(await succeeds("words", "search", "서랍"), "서랍: accepted everywhere, from HanDic, known to intermediate learners\n");
  const found = await succeeds("words", "search", "ㅅㄹ", "--limit", "2");
  assert.match(found, /^(.+: accepted everywhere, .*\n){2}2 of \d+ words with ㅅㄹ; continue with --offset 2\n$/);

  const added = "갓벽: accepted everywhere, added by an operator\n알잘딱: accepted everywhere, added by an operator\n";
  assert.equal(await succeeds("words", "add", "갓벽", "알잘딱"), added);
  assert.match(await succeeds("words", "search", "ㄱㅂ", "--limit", "1"), /^갓벽: /, "added words come first");
  assert.equal(await succeeds("words", "remove", "서랍"), "서랍: not accepted, from HanDic, known to intermediate learners, removed by an operator\n");
  const edits = cells(await succeeds("words", "edits"));
  assert.deepEqual(edits.map(([word, edit]) => [word, edit]), [["WORD", "EDIT"], ["서랍", "removed"], ["알잘딱", "added"], ["갓벽", "added"]]);

  // A room fetches the word edits when a player joins, and applies them once they arrive.
  const otter = await Client.join(server, "수달", { room: "낱말" });
  await eventually(() => propose(otter, "서랍"), ({ type }) => type === "proposed");
  assert.equal((await propose(otter, "갓벽")).reason, "word_known");

  await eventually(() => operatorGet("proposals"), ({ proposals }) => proposals.length > 0);
  const [headings, line] = cells(await succeeds("words", "proposals"));
  assert.deepEqual(headings, ["WORD", "PEOPLE", "LAST"]);
  assert.deepEqual(line.slice(0, 2), ["서랍", "1"]);
  assert.equal(await succeeds("words", "proposals", "--done", "서랍"), "the proposal of 서랍 is deleted\n");
  assert.equal(await succeeds("words", "proposals"), "no proposed words\n");

  await eventually(() => propose(otter, "뷁뷁"), ({ type }) => type === "proposed");
  await eventually(() => operatorGet("proposals"), ({ proposals }) => proposals.length > 0);
  assert.equal((await operatorGet("stats")).proposals, 1);
  assert.equal(await succeeds("words", "proposals", "--done-matching", "안 맞는"), "proposed words deleted: 0\n");
  assert.equal(await succeeds("words", "proposals", "--done-all"), "proposed words deleted: 1\n");
  assert.equal((await operatorGet("stats")).proposals, 0);

  assert.equal(await succeeds("words", "undo", "서랍"), "서랍: accepted everywhere, from HanDic, known to intermediate learners\n");
  await fails(["words", "undo", "서랍"], "서랍: no such word among the edited or proposed ones (no_such_word): `hanpan words edits` and `hanpan words proposals` list these");
  await succeeds("words", "undo", "갓벽", "알잘딱");
  assert.equal(await succeeds("words", "edits"), "no edited words\n");
  await otter.close();
});

test("`reports` lists and deletes reports, and `stats` counts them", async () => {
  assert.equal(await succeeds("reports"), "no reports\n");
  const [otter, troll] = [await Client.join(server, "수달"), await Client.join(server, "심술")];
  troll.say("광고예요");
  await otter.next("said");
  otter.send({ type: "report", player: troll.welcome.you });
  await otter.next("reported");
  const { reports: [{ id }] } = await eventually(() => operatorGet("reports"), ({ reports }) => reports.length > 0);
  const printed = (await succeeds("reports")).replace(/\d+ s ago/g, "… s ago");
  assert.equal(printed, `\
report ${id}: 심술 (player ${troll.welcome.you}) in 광장, by player ${otter.welcome.you}, … s ago
  … s ago  광고예요
`);
  // The counts of rooms and people depend on when the rooms last reported.
  const [now, counted] = (await succeeds("stats")).split(/^counted since .+ ago$/m);
  assert.ok(counted.includes("messages"));
  const counts = cells(now.replace(/^(channels|private rooms|people)( +)\d+$/gm, "$1$2…"));
  assert.deepEqual(counts, [
    ["channels", "…"], ["private rooms", "…"], ["people", "…"], ["proposed words", "0"], ["reports", "1"], ["edited words", "0"],
  ]);

  assert.equal(await succeeds("reports", "--done", `${id}`), `report ${id} is deleted\n`);
  assert.equal(await succeeds("reports"), "no reports\n");
  await fails(["reports", "--done", `${id}`], `${id}: no such report (no_such_report): \`hanpan reports\` lists the reports and their numbers`);
  await Promise.all([otter.close(), troll.close()]);
});

test("--json prints the server's response unchanged", async () => {
  const { body } = await server.call("GET /api/words/%EC%84%9C%EB%9E%8D", { as: "operator" });
  assert.equal(await succeeds("--json", "words", "search", "서랍"), `${JSON.stringify(body, null, 2)}\n`);
  const made = JSON.parse(await succeeds("create", "공식", "--json"));
  assert.deepEqual([made.name, made.private, made.seats, made.players], ["공식", false, 100, []]);
  assert.equal(await succeeds("close", "공식", "--json"), "", "an empty response prints nothing");
  await fails(["close", "공식", "--json"], "no such room (no_such_room): `hanpan channels` lists the channels");
});

test("without the right token, operator commands fail and change nothing", async () => {
  const otter = await Client.join(server, "수달", { room: "지킴" });
  const none = "operators only: give the server's token with `export ADMIN_TOKEN=…` or --token-file FILE";
  const wrong = "the token is missing or wrong (unauthorized): give the server's token with `export ADMIN_TOKEN=…` or --token-file FILE";
  for (const command of ["close 지킴", "say 지킴 안녕", "kick 지킴 1", "set 지킴 --seats 1", "words edits", "stats"]) {
    await fails(command.split(" "), none, hanpan.as(undefined));
    await fails(command.split(" "), wrong, hanpan.as("wrong"));
  }
  const { events } = await otter.resync();
  const effects = ["closed", "notice", "removed", "settings"];
  assert.deepEqual(events.filter(({ type }) => effects.includes(type)), []);
  assert.match((await hanpan.as(undefined)("channel", "지킴")).stdout, /the players are shown to operators only: set ADMIN_TOKEN\n$/);
  await otter.close();
});
