// Plays what a document says of a plain socket.

import assert from "node:assert/strict";

/** A whole frame as documented: `…` stands for anything, everything else for itself. */
const pattern = (line) => new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("…", ".*")}$`);

/**
 * Sends and expects what the first transcript of a document says, at the address in the document's `websocat` command.
 * Answers the code with which the socket is closed: by the server, or where that does not, by this end.
 */
export async function playTranscript(document, url) {
  const lines = document.match(/^```transcript\n(.*?)^```$/ms)[1].trim().split("\n");
  assert.ok(lines.length > 5, "the transcript is read");
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
      assert.deepEqual(frames, [], "everything that came is in the transcript");
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
