// Replays the WebSocket transcript of a document against a server.

import assert from "node:assert/strict";

/** Matches a whole documented frame: `…` matches any text, everything else matches literally. */
const pattern = (line) => new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("…", ".*")}$`);

/**
 * Replays the document's first transcript at the address in its `websocat` command: sends lines with `>`, expects lines
 * with `<`. Closes the socket unless the document says that the server does. Returns the close code.
 */
export async function playTranscript(document, url) {
  const lines = document.match(/^```transcript\n(.*?)^```$/ms)[1].trim().split("\n");
  assert.ok(lines.length > 5, "the document has a transcript");
  const address = document.match(/websocat ws:\/\/localhost:8787(\S+)`/)[1];
  const socket = new WebSocket(new URL(address, url.href.replace("http", "ws")));
  const frames = [];
  let wake = () => {};
  socket.addEventListener("message", ({ data }) => wake(frames.push(data)));
  const closed = new Promise((resolve) => socket.addEventListener("close", ({ code }) => resolve(code)));
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  for (const line of lines) {
    const text = line.slice(2);
    if (line.startsWith("> ")) {
      assert.deepEqual(frames, [], "every received frame is in the transcript");
      socket.send(text);
    } else {
      assert.ok(line.startsWith("< "), line);
      while (frames.length === 0) await new Promise((resolve) => (wake = resolve));
      assert.match(frames.shift(), pattern(text));
    }
  }
  if (!document.includes("the server closes the socket")) socket.close();
  const code = await closed;
  assert.deepEqual(frames, []);
  return code;
}
