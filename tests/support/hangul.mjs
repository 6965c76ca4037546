// How syllables are numbered: by their initial, then by the rest.

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const FIRST = 0xac00;
const RESTS = 588;

/** The initial of a syllable; of anything else there is none. */
export const initialOf = (syllable) => INITIALS[Math.floor((syllable.codePointAt(0) - FIRST) / RESTS)];

/** Syllables with these initials that are no word. */
export const nonsense = (pattern) =>
  [...pattern].map((jamo) => String.fromCodePoint(FIRST + INITIALS.indexOf(jamo) * RESTS + 580)).join("");
