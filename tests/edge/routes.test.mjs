// The Worker's routes, headers and static files.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import { root, startServer } from "../support/server.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server.close());

const get = (path, init) => fetch(new URL(path, server.url), { redirect: "manual", ...init });

/** A response and its raw body, not decompressed. */
const raw = (path, headers) =>
  new Promise((resolve, reject) => {
    request(new URL(path, server.url), { headers, agent: false }, async (answer) => resolve([answer, await buffer(answer)])).on("error", reject).end();
  });

test("the entry screen and every room's address serve the page, with the room's name in it", async () => {
  const scripts = (page) => page.match(/\/frontend-\w+/g);
  const page = await (await get("/")).text();
  for (const [path, shown] of [
    ["/r/광장", "‘광장’ 방에 들어가요"],
    ["/r/Town137", "‘Town137’ 방에 들어가요"],
    ["/r/우리 반", "‘우리 반’ 방에 들어가요"],
    ["/r/12345678", '비밀방<span class="secret"> 1234-5678</span>에 들어가요'],
    ["/r/123", "없는 방이에요"],
  ]) {
    const response = await get(path);
    assert.equal(response.status, 200, path);
    const room = await response.text();
    assert.deepEqual(scripts(room), scripts(page), path);
    assert.ok(room.includes(shown), path);
    assert.ok(!room.includes("{{"), path);
  }
});

test("an unknown address gets 404 and the not-found page", async () => {
  for (const path of ["/nothing.js", "/frontend-0123456789abcdef.js", "/r/", "/r/가/나", "/r/..%2F", `/r/${"가".repeat(21)}`, "/index.php", "/r/%ff", "/rooms/channel", "/rooms/channel.html"]) {
    const response = await get(path);
    assert.equal(response.status, 404, path);
    assert.match(await response.text(), /없는 주소예요/, path);
    assert.match(response.headers.get("content-security-policy"), /default-src 'none'/, path);
  }
});

test("a wrong API call gets an error code and a Korean message", async () => {
  for (const [path, status, code] of [
    ["/api/nothing", 404, "not_found"],
    ["/api/rooms/광장/ws", 426, "upgrade_required"],
    ["/api/rooms/123/ws", 404, "no_such_room"],
    [`/api/rooms/${"가".repeat(21)}/ws`, 404, "no_such_room"],
  ]) {
    const response = await get(path);
    assert.equal(response.status, status, path);
    const body = await response.json();
    assert.equal(body.code, code, path);
    assert.match(body.message, /요/, path);
  }
});

test("plain HTTP is redirected to HTTPS, for pages, API calls and sockets", async () => {
  for (const path of ["/r/Town137", "/api/rooms", "/legacy"]) {
    const response = await get(path, { headers: { "CF-Visitor": '{"scheme":"http"}' } });
    assert.equal(response.status, 308, path);
    // The local runtime rewrites the location's scheme and host.
    assert.equal(new URL(response.headers.get("location")).pathname, path);
  }
  assert.equal((await get("/api/rooms", { headers: { "CF-Visitor": '{"scheme":"https"}' } })).status, 200);
});

test("the content security policy allows only the page's own scripts and styles", async () => {
  for (const path of ["/", "/r/광장"]) {
    const policy = (await get(path)).headers.get("content-security-policy");
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval' 'sha256-[^']+'/);
    assert.match(policy, /style-src 'sha256-[^']+'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
  }
});

test("files with a content hash in their names are cached as immutable", async () => {
  const page = await (await get("/")).text();
  const files = new Set(page.match(/\/(frontend-\w+\.(js|wasm)|art\/art-\w+\.svg|font\/\d+-\w+\.woff2)/g));
  assert.equal(files.size, 3 + 19);
  for (const path of files) {
    const response = await get(path);
    assert.deepEqual([response.status, response.headers.get("cache-control")], [200, "public, max-age=31536000, immutable"], path);
  }
});

test("other files are revalidated on each use, and get 304 if unchanged", async () => {
  const tags = new Map();
  for (const path of ["/", "/r/광장", "/r/우리 반", "/r/3827-1946", "/extra/qr.mjs", "/extra/cue.mjs", "/extra/nano.mjs", "/preview.png", "/app/512.png"]) {
    const first = await get(path);
    assert.equal(first.headers.get("cache-control"), "public, max-age=0, must-revalidate", path);
    const tag = first.headers.get("etag");
    tags.set(tag, path);
    const again = await get(path, { headers: { "If-None-Match": tag } });
    assert.deepEqual([again.status, await again.text()], [304, ""], path);
    assert.equal((await get(path, { headers: { "If-None-Match": '"another"' } })).status, 200, path);
  }
  assert.equal(tags.size, 9, "each room's page has its own ETag");
});

test("pages, scripts and wasm are compressed as the browser accepts", async () => {
  const page = await (await get("/")).text();
  for (const path of ["/", "/r/광장", "/extra/qr.mjs", ...page.match(/\/frontend-\w+\.(js|wasm)/g)]) {
    for (const encoding of ["br", "gzip"]) {
      const response = await get(path, { headers: { "Accept-Encoding": encoding } });
      assert.equal(response.headers.get("content-encoding"), encoding, path);
    }
  }
});

test("the wasm and its script are served from the brotli files of the build", async () => {
  const page = await (await get("/")).text();
  for (const path of page.match(/\/frontend-\w+\.(js|wasm)/g)) {
    const [built, whole] = await Promise.all([readFile(`${root}dist${path}.br`), readFile(`${root}dist${path}`)]);
    const [brotli, sent] = await raw(path, { "Accept-Encoding": "br" });
    assert.ok(sent.equals(built), path);
    assert.ok(brotliDecompressSync(sent).equals(whole), path);
    assert.match(brotli.headers["content-type"], path.endsWith(".js") ? /^text\/javascript/ : /^application\/wasm$/);
    assert.deepEqual([brotli.headers["content-encoding"], brotli.headers.vary], ["br", "Accept-Encoding"]);
    assert.equal((await raw(path, { "Accept-Encoding": "br", "If-None-Match": brotli.headers.etag }))[0].statusCode, 304);
    const [plain, unpacked] = await raw(path, {});
    assert.deepEqual([plain.headers["content-encoding"], unpacked.equals(whole)], [undefined, true], path);
  }
});

test("link previews have the room's name and a picture, and never a private room's code", async () => {
  const preview = async (room) => {
    const html = await (await fetch(new URL(`/r/${encodeURIComponent(room)}`, server.url))).text();
    const meta = (property) => html.match(new RegExp(`<meta property="og:${property}" content="([^"]*)">`))?.[1];
    return { title: meta("title"), image: meta("image"), description: meta("description") };
  };
  const town = await preview('<Town> & "137"');
  assert.equal(town.title, "‘&lt;Town> &amp; &quot;137&quot;’에서 초성한판 같이 해요");
  assert.match(town.description, /초성을 보고/);
  const picture = await fetch(town.image);
  assert.deepEqual([picture.status, picture.headers.get("content-type")], [200, "image/png"]);
  assert.ok(!JSON.stringify(await preview("3827-1946")).includes("3827"));
});

test("a link preview has no foul name", async () => {
  const html = await (await get("/r/시발 놀이터")).text();
  assert.ok(!html.includes("시발"));
  assert.match(html, /<meta property="og:title" content="초성한판[^"]*">/);
  assert.ok((await (await get("/r/시발점")).text()).includes("‘시발점’"), "an innocent name stays");
});

test("the web app manifest and the icons for the home screen are served", async () => {
  const page = await (await get("/")).text();
  const manifest = await get(page.match(/<link rel="manifest" href="([^"]+)">/)[1]);
  assert.equal(manifest.headers.get("content-type"), "application/manifest+json");
  const { name, start_url, display, icons } = await manifest.json();
  assert.deepEqual([name, start_url, display], ["초성한판", "/", "standalone"]);
  for (const { src, type } of [...icons, { src: page.match(/<link rel="apple-touch-icon" href="([^"]+)">/)[1], type: "image/png" }]) {
    const icon = await get(src);
    assert.deepEqual([icon.status, icon.headers.get("content-type")], [200, type], src);
  }
});
