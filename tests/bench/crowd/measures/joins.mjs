// Many players who join at once.

import { compare, row } from "./compared.mjs";

const PLAYERS = 500;
const TARGET_MILLIS = 5_000;

export const joins = {
  joins: {
    title: `${PLAYERS} players join at once`,
    async measure(bench) {
      const runs = await compare(bench, ["ours", "pattern"], "joins", { seats: PLAYERS });
      const target = { text: `≤ ${TARGET_MILLIS}`, isReached: ({ ours }) => ours <= TARGET_MILLIS };
      const rows = [
        row("all are in, ms", runs, { target, of: ({ joins }) => joins.all_millis }),
        row("MB sent", runs, { of: ({ measured }) => measured.bytes / 1e6 }),
        row("frames sent", runs, { of: ({ measured }) => measured.frames }),
        row("core", runs),
      ];
      return { data: runs, rows };
    },
  },
};
