import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearest } from "../../spec/nearest.ts";
import { overlap, parseRange, repairRange } from "../../spec/network.ts";
import { isSpan, parseSpan, sayHours } from "../../spec/span.ts";

describe("a length of time", () => {
  test("is never counted too short: a month has 31 days, a year 366", () => {
    expect(["1 hour", "4 hours", "30 days", "24 months", "6 years"].map((text) => parseSpan(text).hours)).toEqual([
      1,
      4,
      720,
      24 * 31 * 24,
      6 * 366 * 24,
    ]);
  });

  test.each(["", "hour", "0 days", "1.5 hours", "90 minutes", "-1 day", "1  day", "101 years", "99999 years"])(
    "is not %j",
    (text) => {
      expect(isSpan(text)).toBe(false);
    },
  );
});

test("hours are said in days from three of them on, and never too few", () => {
  expect([1, 25, 71, 72, 73, 744].map(sayHours)).toEqual([
    "1 hour",
    "25 hours",
    "71 hours",
    "3 days",
    "4 days",
    "31 days",
  ]);
});

describe("a network", () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const ranges = fc
    .tuple(octet, octet, octet, octet, fc.integer({ min: 0, max: 32 }))
    .map(([a, b, c, d, p]) => `${a}.${b}.${c}.${d}/${p}`);

  test("with bits behind its prefix is none, and the repaired one holds the address that was meant", () => {
    fc.assert(
      fc.property(ranges, (text) => {
        const repaired = repairRange(text);
        const range = parseRange(repaired ?? "");
        const meant = parseRange(`${text.split("/")[0]}/32`);
        expect(range && meant && overlap(range, meant)).toBe(true);
        expect(parseRange(text) !== null).toBe(repaired === text);
      }),
    );
  });

  test("overlaps another exactly when one holds the other's first address", () => {
    fc.assert(
      fc.property(ranges, ranges, (left, right) => {
        const [a, b] = [parseRange(repairRange(left) ?? ""), parseRange(repairRange(right) ?? "")];
        if (!a || !b) throw new Error("a repaired range can be read");
        const holds = (a.first <= b.first && b.first <= a.last) || (b.first <= a.first && a.first <= b.last);
        expect(overlap(a, b)).toBe(holds);
      }),
    );
  });

  test.each([
    "10.0.0.0",
    "10.0.0/8",
    "256.0.0.0/8",
    "010.0.0.0/8",
    "10.0.0.0/33",
    "10.0.0.0/08",
    "::/0",
    "10.0.0.0/8 ",
  ])("is not %j", (text) => {
    expect(parseRange(text)).toBeNull();
  });
});

describe("the word that was meant", () => {
  test.each([
    ["usres", ["users", "data"], "users"],
    ["stnadard", ["small", "standard"], "standard"],
    ["nightly", ["day", "night"], "night"],
    ["xyz", ["users", "data"], null],
    ["dya", ["day", "night"], "day"],
  ])("%s", (word, known, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
});
