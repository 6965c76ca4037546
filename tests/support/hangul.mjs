// Hangul syllables in Unicode: ordered by choseong, then by vowel and final consonant.

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
/** U+AC00, 가. */
const FIRST = 0xac00;
/** Syllables per choseong: 21 vowels × 28 finals. */
const PER_INITIAL = 588;

/** The choseong of a syllable; undefined for any other character. */
export const initialOf = (syllable) => INITIALS[Math.floor((syllable.codePointAt(0) - FIRST) / PER_INITIAL)];

/** A string with this choseong pattern that is not a word: each syllable ends in ㅣ and ㅆ, as 있 does. */
export const nonsense = (pattern) =>
  [...pattern].map((jamo) => String.fromCodePoint(FIRST + INITIALS.indexOf(jamo) * PER_INITIAL + 580)).join("");
