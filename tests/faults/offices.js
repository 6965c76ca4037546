// A directory and a desk that are down, slow, answer nonsense or count what they are told, as the variable OFFICES says.

import { DurableObject } from "cloudflare:workers";

const ANSWERS = {
  down: () => {
    throw new Error("the object is down");
  },
  slow: async () => {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    throw new Error("the object was too slow");
  },
  /** Takes its time, and answers "told" with everything that it was told to keep. */
  counting: async (told, request) => {
    const call = await request.json();
    if (call === "told") return Response.json(told);
    if (call.keep) {
      told.push(call.keep.message);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return Response.json(null);
  },
  nonsense: () => new Response('{"nonsense":', { headers: { "Content-Type": "application/json" } }),
};

class Faulty extends DurableObject {
  told = [];

  fetch(request) {
    return ANSWERS[this.env.OFFICES](this.told, request);
  }
}

export class DirectoryObject extends Faulty {}
export class DeskObject extends Faulty {}
