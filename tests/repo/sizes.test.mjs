import assert from "node:assert/strict";
import { test } from "node:test";
import { BUDGETS, size } from "../../tools/sizes.mjs";

for (const [part, budget] of Object.entries(BUDGETS)) {
  for (const [encoding, most] of Object.entries(budget)) {
    test(`the ${part} stays within its budget, ${most} bytes with ${encoding}`, () => {
      const bytes = size(part, encoding);
      assert.ok(bytes <= most, `it has ${bytes}`);
    });
  }
}
