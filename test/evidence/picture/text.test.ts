import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitted, widthOf } from "../../../evidence/picture/layout/text.ts";

const place = { width: 80, size: 10, lines: 3 };

describe("a text on the picture", () => {
  test("is broken at spaces, and behind hyphens and dots", () => {
    expect(fitted("lets through what is listed", place)).toEqual(["lets through", "what is listed"]);
    expect(fitted("ldap.almendro.example", place)).toEqual(["ldap.", "almendro.", "example"]);
  });

  test("is cut within a word where nothing else helps, and ends in dots where there is no more room", () => {
    expect(fitted("Donaudampfschifffahrt", { ...place, lines: 2 })).toEqual(["Donaudampfsc", "hifffahrt"]);
    expect(fitted("one two three four five six seven", { ...place, lines: 1 })).toEqual(["one two thr…"]);
  });

  test("loses what turns or hides other words", () => {
    expect(fitted("a\u202Eb\u0007\u2028c", place)).toEqual(["abc"]);
  });

  test("ends where there is no room at all", () => {
    expect(fitted("ab", { ...place, width: -1, lines: 1 })).toEqual(["…"]);
  });

  test("never takes more lines or more room than it has, whatever it says", () => {
    const texts = fc.string({ unit: "grapheme", maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 200 }), fc.integer({ min: 1, max: 4 }), (text, width, lines) => {
        const found = fitted(text, { width, size: 10, lines });
        expect(found.length).toBeLessThanOrEqual(lines);
        for (const line of found) expect(widthOf(line, 10)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
