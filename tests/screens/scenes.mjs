// Room states for screenshots, each as the welcome that a server in that state would send.

import { settings as defaultSettings } from "../support/scripted-room.mjs";

const names = ["수달", "졸린 펭귄", "상냥한 하마", "신난 고래", "hana", "사막여우", "두루미", "반가운 다람쥐", "까치"];
const now = Date.now();

const players = (count = 5) => names.slice(0, count).map((nickname, index) => ({
  id: index + 1, nickname, points: [186, 284, 154, 97, 0, 60, 41, 20, 12][index], correct: [2, 3, 2, 1, 0, 1, 1, 1, 1][index], connected: index !== 3, colour: index,
}));
const settings = (mode) => defaultSettings({ mode, seconds: mode === "match" ? 20 : 30 });
const prompt = (pattern, clue) => ({ number: 4, place: 4, of: 20, pattern, clue, shown_at: now - 9_000, ends_at: now + 21_000 });

let seq = 0;
const said = (player, text) => ({ type: "said", seq: ++seq, time: now - 60_000, id: `s${seq}`, player, nickname: names[player - 1], text });
const answered = (player, word, pattern, { elapsed = 1_800, gained = 97, time = now - 30_000, text = word } = {}) => ({
  type: "answered", seq: ++seq, time, id: `s${seq}`, player, nickname: names[player - 1], text, word, pattern, elapsed, gained,
  points: 97, correct: 1, until: time + 1_300,
});
const talk = () => [
  said(2, "안녕하세요! 같이 해요"), said(3, "오늘은 꼭 1등 할래요 ㅋㅋ"), answered(2, "치골", "ㅊㄱ"),
  said(5, "와 그걸 어떻게 알아요?? 저는 친구밖에 안 떠올랐는데 벌써 나온 낱말이래요"), said(1, "저도 몰랐어요"),
  answered(1, "날짜", "ㄴㅉ", { elapsed: 2_300, gained: 77, text: "날짜!" }),
  { type: "notice", seq: ++seq, time: now, text: "10분 뒤에 잠깐 점검이 있어요" }, said(4, "우와 빠르다"),
];

/** The welcome of a room in this phase. */
const welcome = (room, phase, rest = {}) => ({ room, now, players: players(), settings: settings("endless"), phase, recent: talk(), ...rest });

/** A room where everyone scores, by default not a private one. */
const together = (rest, [room, mode, advance] = ["광장", "endless", "auto"]) => {
  const host = { players: players().map((player) => ({ ...player, host: player.id === (rest.host ?? 1) })) };
  return [room, { room, now, ...(mode === "match" ? host : { players: players() }), settings: { ...settings(mode), scoring: "together", advance }, recent: talk(), ...rest }];
};
const early = [
  { ...answered(1, "초심", "ㅊㅅ", { time: now - 5_000, gained: 87 }), seq: 0, until: now + 21_000 },
  { ...said(2, "이번 건 쉽네요"), seq: 0, time: now - 3_000 },
];
const openTogether = (solved) => ({ phase: "open", prompt: prompt("ㅊㅅ"), hints: [], progress: { solved, playing: 13 } });
/** The reveal of these words: how many found each, and who is the only finder of the last. */
const revealTogether = (words, until) => ({
  phase: { phase: "reveal", prompt: prompt("ㅊㅅ"), answers: [], found: words.map(([word, players], index) => ({ word, players, ...(index === words.length - 1 && { by: 3 }) })), until },
  recent: [...talk(), ...[[1, words[0][0]], [2, words[1][0]], [3, words.at(-1)[0]]].map(([player, word]) => ({ ...answered(player, word, "ㅊㅅ", { time: now, gained: 87 }), until: now }))],
});
const sixWords = [["초심", 4], ["최신", 2], ["책상", 2], ["출석", 1], ["청소", 1], ["축산", 1]];
const twelveWords = [...sixWords.slice(0, 5), ...["천사", "축사", "참새", "철수", "체소", "초순", "축산"].map((word) => [word, 1])];
const byHost = ["3827-1946", "match", "host"];

const standings = [[2, 684], [1, 586], [3, 454], [5, 97]].map(([player, points], index) => ({ rank: index + 1, player, nickname: names[player - 1], points }));
const results = {
  standings,
  prompts: [
    ["ㅊㅅ", [[1, "초심", 1_240], [2, "책상", 1_900]]], ["ㄱㅇㅈ", [[2, "강아지", 900]]], ["ㅅㄹ", [[1, "서랍", 3_400]]], ["ㅂㄷ", [[3, "바다", 2_000]]],
    ["ㅎㅅㅅ", [], ["호사수", "흑산석"]], ["ㄴㅁ", [[1, "나무", 800]]], ["ㅇㅅㅇㅈ", [], ["일석이조"]], ["ㅁㅈㄱ", [[2, "무지개", 4_100]]],
  ].map(([pattern, solvers, answers = []]) => ({ pattern, answers, solvers: solvers.map(([player, word, elapsed]) => ({ player, word, elapsed })) })),
};
const plaza = (phase, rest) => welcome("광장", phase, rest);
const match = (phase, { host = 1, ...rest } = {}) =>
  welcome("3827-1946", phase, { settings: settings("match"), players: players().map((player) => ({ ...player, host: player.id === host })), ...rest });
const answer = (rest = []) => [...talk(), answered(2, "초심", "ㅊㅅ", { time: now }), ...rest];

/** A match of these teams, given by the players' teams and by the points of the teams. */
const teams = (phase, of, points, rest = {}) => match(phase, {
  settings: { ...settings("match"), teams: points.length }, teams: points,
  players: players(of.length).map((player, index) => ({ ...player, connected: true, host: index === 0, ...(of[index] !== null && { team: of[index] }) })), ...rest,
});
const places = [[2, 412], [0, 355], [3, 290], [1, 180]].map(([team, points], index) => ({ rank: index + 1, team, points, best: [standings[index]] }));

/** By name: the room's address and the fields of its welcome. */
export const scenes = {
  "open": ["광장", plaza({ phase: "open", prompt: prompt("ㅊㅅ"), hints: [] })],
  "open-long-clue": ["3827-1946", match({ phase: "open", prompt: prompt("ㅈㅈㅅㅊㅇㅈ", "고려 때 흥덕사에서 금속 활자로 찍어 낸, 지금까지 남은 것 가운데 세계에서 가장 오래된 책의 긴 이름은 무엇일까"), hints: ["ㅈ·ㅣ  ㅈ  ㅅ  ㅊ  ㅇ  ㅈ"] })],
  "open-clue-and-hint": ["광장", plaza({ phase: "open", prompt: prompt("ㅇㅅㅇㅈ", "돌 하나를 던져 새 두 마리를 잡음"), hints: ["ㅇ·ㅣ  ㅅ·ㅓ  ㅇ·ㅣ  ㅈ"] }, { votes: [{ votes: 2, needed: 3 }] })],
  "open-three": ["광장", plaza({ phase: "open", prompt: prompt("ㄱㅃㅎ"), hints: ["ㄱ·ㅏ  ㅃ  ㅎ"] })],
  "fair": ["광장", plaza({ phase: "fair", prompt: prompt("ㅊㅅ"), until: now + 1_300 }, { recent: answer() })],
  "fair-own": ["광장", plaza({ phase: "fair", prompt: prompt("ㅊㅅ"), until: now + 1_300 }, { recent: [...talk(), answered(1, "책상", "ㅊㅅ", { time: now }), answered(2, "출석", "ㅊㅅ", { time: now, gained: 71 })] })],
  "reveal": ["광장", plaza({ phase: "reveal", prompt: prompt("ㅊㅅ"), answers: [], until: now + 60_000 }, { recent: answer([answered(5, "천사", "ㅊㅅ", { time: now, gained: 74 })]) })],
  "fair-many": ["광장", plaza({ phase: "fair", prompt: prompt("ㅊㅅ"), until: now + 1_300 }, {
    recent: answer(["책상", "출석", "천사", "청소", "축사"].map((word, index) => answered(index + 3, word, "ㅊㅅ", { time: now, gained: 80 - index }))),
  })],
  "together": together({ phase: openTogether(7) }),
  "together-answered": together({ phase: openTogether(8), early }),
  "together-reveal": together(revealTogether(sixWords, now + 60_000)),
  "together-reveal-many": together(revealTogether(twelveWords, now + 60_000)),
  "next-open": together({ phase: openTogether(7) }, byHost),
  "next-host": together(revealTogether(sixWords), byHost),
  "next-guest": together({ ...revealTogether(sixWords), host: 2 }, byHost),
  "reveal-missed": ["광장", plaza({ phase: "reveal", prompt: prompt("ㅎㅅㅅ"), answers: ["호수산", "흑산석"], until: now + 60_000 })],
  "podium": ["광장", plaza({ phase: "podium", podium: standings.slice(0, 3), until: now + 60_000 })],
  "podium-alone": ["광장", plaza({ phase: "podium", podium: [standings[1]], until: now + 60_000 }, { players: players(1) })],
  "alone": ["광장", plaza({ phase: "open", prompt: prompt("ㅊㅅ"), hints: [] }, { players: players(1), recent: [] })],
  "paused": ["광장", plaza({ phase: "paused" })],
  "talk-only": ["수다방", welcome("수다방", { phase: "talk" }, { settings: settings("talk") })],
  "talk-quiet": ["수다방", welcome("수다방", { phase: "talk" }, { settings: settings("talk"), recent: [] })],
  "lobby-host": ["3827-1946", match({ phase: "lobby" }, { players: [{ ...players(1)[0], points: 0, correct: 0, host: true }], recent: [] })],
  "lobby-many": ["3827-1946", match({ phase: "lobby" }, { players: players(9).map((player) => ({ ...player, connected: true, host: player.id === 1 })), recent: [] })],
  "lobby-guest": ["3827-1946", match({ phase: "lobby" }, { host: 2, recent: [] })],
  "countdown": ["3827-1946", match({ phase: "countdown", until: now + 3_000 })],
  "results-host": ["3827-1946", match({ phase: "results", results })],
  "results-guest": ["3827-1946", match({ phase: "results", results }, { host: 2 })],
  "results-host-away": ["3827-1946", match({ phase: "results", results }, { host: 4 })],
  "teams-lobby": ["3827-1946", teams({ phase: "lobby" }, [0, 1, 2, 0, 1, null, null], [0, 0, 0], { recent: [] })],
  "teams-lobby-six": ["3827-1946", teams({ phase: "lobby" }, [5, 0, 1, 2, 3, 4, 5, 0, null], [0, 0, 0, 0, 0, 0], { recent: [] })],
  "teams-open": ["3827-1946", teams({ phase: "open", prompt: prompt("ㅊㅅ"), hints: [] }, [0, 1, 2, 3, 0, 1, 2, 3], [355, 180, 412, 290])],
  "teams-results": ["3827-1946", teams({ phase: "results", results: { ...results, teams: places } }, [0, 1, 2, 3, 0, 1, 2, 3], [355, 180, 412, 290])],
  "ballots": ["광장", plaza({ phase: "open", prompt: prompt("ㅂㄷ"), hints: [] }, { votes: [{ player: 4, votes: 1, needed: 3, until: now + 60_000 }] })],
  "crowd": ["광장", plaza({ phase: "open", prompt: prompt("ㅂㄷ"), hints: [] }, { players: players(8) })],
};
