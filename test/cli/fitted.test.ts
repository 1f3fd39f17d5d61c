import fc from "fast-check";
import { expect, test } from "vitest";
import { fitted } from "../../cli/fitted.ts";

test("what is longer than a line goes on beneath it, set in, and no word is cut", () => {
  const text = "Terms\n  logs are kept: 2 years\n    Logs stay 2 years. (ALM-2026-017)\nEnd";
  expect(fitted(text, 26).split("\n")).toEqual([
    "Terms",
    "  logs are kept: 2 years",
    "    Logs stay 2 years.",
    "      (ALM-2026-017)",
    "End",
  ]);
  expect(fitted(text, Number.POSITIVE_INFINITY)).toBe(text);
});

test("colours take no room, also around a line that is set in", () => {
  expect(fitted("\u001b[2m  one two three\u001b[0m", 11)).toBe("  \u001b[2mone two\n    three\u001b[0m");
});

test("every word stays, in its order, and only a word too long for any line runs over", () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, fc.nat(6), fc.integer({ min: 21, max: 100 }), (each, indent, width) => {
      const lines = fitted(" ".repeat(indent) + each.join(" "), width).split("\n");
      expect(lines.flatMap((line) => line.trim().split(" "))).toEqual(each);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
    }),
  );
});
