// This project's whole Worker, with the limiters of the platform, which workerd alone does not have.

import Worker from "./edge/entry.js";

export * from "./edge/entry.js";

const MINUTE = 60_000;

/** The Worker asks for a binding whose class has this name. */
class Ratelimit {
  #limit;
  #counts = new Map();
  #minute = 0;

  constructor(limit) {
    this.#limit = limit;
  }

  async limit({ key }) {
    const minute = Math.floor(Date.now() / MINUTE);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return { success: count <= this.#limit };
  }
}

/** As in wrangler.toml. */
const limiters = { JOINS: new Ratelimit(300), MAKES: new Ratelimit(30), READS: new Ratelimit(300) };

export default class extends Worker {
  constructor(context, env) {
    super(context, { ...env, ...limiters });
  }
}
