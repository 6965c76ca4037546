// Texts that run as scripts, turn a line around, hide, look like others, or break a layout, where a page is careless.

const SCRIPTS = [
  "<script>hacked=1</script>", "<img src=x onerror=hacked=1>", "<svg onload=hacked=1>", "\"><img src=x onerror=hacked=1>", "'-hacked=1-'",
  "javascript:hacked=1", "<a href=javascript:hacked=1>여기</a>", "<iframe srcdoc='<script>hacked=1</script>'>", "{{hacked=1}}", "${hacked=1}",
  "</textarea><script>hacked=1</script>", "<style>*{display:none}</style>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>", "&lt;script&gt;",
  "<math><mi//xlink:href='data:x,<script>hacked=1</script>'>", "<details open ontoggle=hacked=1>", "<!--", "]]>", "\\u003cscript\\u003e",
];
const LOOKS = [
  "\u202e거꾸로", "\u2066가\u2069", "\u200b수달", "수\u200d달", "수\u00ad달", "\ufeff수달", "수달\u2060", "\u115f수달", "\u3164", "\uffa0수달",
  "수달", "ㅅㅜㄷㅏㄹ", "ﾡﾢﾣ", "ｓｕｄａｌ", "раураl", "수\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307달", `${"\u0337".repeat(60)}수달`, "𝓼𝓾𝓭𝓪𝓵", "①②③", "Ⅷ",
];
const SHAPES = [
  "가".repeat(200), "ㅋ".repeat(200), "W".repeat(200), "a ".repeat(99), "👨‍👩‍👧‍👦".repeat(18), "🏳️‍🌈".repeat(30), "\n\n\n수달", "\t수달\t", "ﷺ".repeat(40), "꧅".repeat(20),
  "𒐫".repeat(20), "https://evil.example/".repeat(9), "()[]{}<>".repeat(20), "%00%0a%0d", "../../../etc/passwd", "'; DROP TABLE message; --", "NaN", "null", "__proto__", "-1e999",
];
const ALL = [...SCRIPTS, ...LOOKS, ...SHAPES];

/** This many texts, all different. */
export function hostileTexts(count) {
  const mixed = (number) => {
    const round = Math.floor(number / ALL.length);
    return round === 0 ? ALL[number] : `${ALL[number % ALL.length]}${ALL[(number * 7 + round) % ALL.length]}`;
  };
  return Array.from({ length: count }, (_, number) => mixed(number));
}
