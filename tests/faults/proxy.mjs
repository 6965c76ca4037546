// A network between players and a server that can be cut: what is on the way is lost, and neither side is told.

import { connect, createServer } from "node:net";

export class Proxy {
  #server;
  #pairs = [];
  /** The port for players. */
  port = 0;

  /** Starts a proxy before a server on `target`, an object with a `port`. */
  static async start(target) {
    const proxy = new Proxy();
    proxy.#server = createServer((socket) => proxy.#accept(socket, target.port));
    await new Promise((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    proxy.port = proxy.#server.address().port;
    return proxy;
  }

  #accept(near, port) {
    const far = connect(port, "127.0.0.1");
    const pair = { isCut: false };
    this.#pairs.push(pair);
    const pass = (from, to) => {
      from.on("data", (data) => pair.isCut || to.write(data));
      from.on("error", () => {});
      // The end of a cut connection does not get through either.
      from.on("close", () => (pair.isCut ? null : to.destroy()));
    };
    pass(near, far);
    pass(far, near);
    pair.end = () => [near, far].forEach((socket) => socket.destroy());
  }

  /** Cuts every connection that exists. Both sides still believe in it. */
  cutAll() {
    this.#pairs.forEach((pair) => (pair.isCut = true));
  }

  end() {
    this.#server.close();
    this.#pairs.forEach((pair) => pair.end());
  }
}
