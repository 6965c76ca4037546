// A directory and a desk that are down, slow or answer nonsense, as the variable OFFICES says.

import { DurableObject } from "cloudflare:workers";

const ANSWERS = {
  down: () => {
    throw new Error("the object is down");
  },
  slow: async () => {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    throw new Error("the object was too slow");
  },
  nonsense: () => new Response('{"nonsense":', { headers: { "Content-Type": "application/json" } }),
};

class Faulty extends DurableObject {
  fetch() {
    return ANSWERS[this.env.OFFICES]();
  }
}

export class DirectoryObject extends Faulty {}
export class DeskObject extends Faulty {}
