// The results as Markdown.

const verdict = ({ target, isReached }) => (target === undefined ? "" : isReached ? "✓" : "✗");

/** The table of one measure: a row for each figure, a column for each server that was measured. */
function section({ title, rows, seconds, marked }) {
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const cells = (values) => `| ${values.join(" | ")} |`;
  return [
    `### ${title}`,
    "",
    cells(["", ...names, "target", "reached"]),
    cells(["---", ...names.map(() => "---"), "---", "---"]),
    ...rows.map((row) => cells([row.figure, ...names.map((name) => row.values[name] ?? ""), [row.target, row.note && `(${row.note})`].filter(Boolean).join(" "), verdict(row)])),
    "",
    [
      `${marked.runs} runs in ${Math.round(seconds)} s.`,
      marked.busy > 0 && `In ${marked.busy} of them the crowd used more than 80 % of its core, so their times are the crowd's as well.`,
      marked.disturbed > 0 && `In ${marked.disturbed} of them other programs had the server's core for more than 10 % of the time.`,
    ].filter(Boolean).join(" "),
    "",
  ].join("\n");
}

/** The tables of all measures that are done. */
export function markdown({ machine, repeats, measures }) {
  const about = `${machine}. Medians of up to ${repeats} runs, with the lowest and the highest in brackets. Times are milliseconds, memory is megabytes.`;
  return [about, "", ...Object.values(measures).map(section)].join("\n");
}
