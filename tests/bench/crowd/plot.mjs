// Draws lines with logarithmic axes as an SVG.

const [WIDTH, HEIGHT] = [640, 400];
const MARGIN = { left: 64, right: 24, top: 24, bottom: 48 };
const COLOURS = ["#d6336c", "#1971c2", "#2f9e44", "#e8590c", "#6741d9", "#495057"];

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** An axis from the lowest to the highest value: `at` maps a value to a position, and `ticks` are the powers of ten on it. */
function axis(values, from, to) {
  const [low, high] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
  const span = high - low || 1;
  const at = (value) => from + ((Math.log10(value) - low) / span) * (to - from);
  const first = Math.ceil(low);
  const ticks = Array.from({ length: Math.max(0, Math.floor(high) - first + 1) }, (_, index) => 10 ** (first + index));
  return { at, ticks };
}

/** `lines` has the points `{x, y}` of each line by its name. All values are above 0. */
export function plot(title, { lines, x: xTitle, y: yTitle }) {
  const points = Object.values(lines).flat();
  if (points.length === 0) return null;
  const x = axis(points.map(({ x }) => x), MARGIN.left, WIDTH - MARGIN.right);
  const y = axis(points.map(({ y }) => y), HEIGHT - MARGIN.bottom, MARGIN.top);
  const [left, bottom] = [MARGIN.left, HEIGHT - MARGIN.bottom];
  const text = (at, down, content, more = "") => `<text x="${at.toFixed(1)}" y="${down.toFixed(1)}" ${more}>${escaped(content)}</text>`;
  const drawn = Object.entries(lines).filter(([, line]) => line.length > 0).map(([name, line], index) => {
    const colour = COLOURS[index % COLOURS.length];
    const places = line.map((point) => [x.at(point.x), y.at(point.y)]);
    const path = places.map((place) => place.map((value) => value.toFixed(1)).join(",")).join(" ");
    const dots = places.map(([across, down]) => `<circle cx="${across.toFixed(1)}" cy="${down.toFixed(1)}" r="3" fill="${colour}"/>`).join("");
    const label = text(left + 12, MARGIN.top + 16 * (index + 1), name, `fill="${colour}"`);
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}${label}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    text(left, 16, title),
    `<path d="M${left},${MARGIN.top}V${bottom}H${WIDTH - MARGIN.right}" fill="none" stroke="black"/>`,
    ...x.ticks.map((value) => text(x.at(value), bottom + 18, value.toLocaleString("en"), 'text-anchor="middle"')),
    ...y.ticks.map((value) => text(left - 6, y.at(value) + 4, String(Number(value.toPrecision(1))), 'text-anchor="end"')),
    text((left + WIDTH - MARGIN.right) / 2, HEIGHT - 10, xTitle, 'text-anchor="middle"'),
    text(14, HEIGHT / 2, yTitle, `text-anchor="middle" transform="rotate(-90 14 ${HEIGHT / 2})"`),
    ...drawn,
    "</svg>",
  ].join("\n");
}
