import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contains, formatAddress, intersect, overlaps, parseAddress, parseCidr } from "../../graph/index.ts";

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const block = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([at, prefix]) => {
  const size = 2 ** (32 - prefix);
  return `${formatAddress(at - (at % size))}/${prefix}`;
});

describe("addresses", () => {
  test("an address written and read again is the same", () => {
    fc.assert(
      fc.property(address, (at) => {
        expect(parseAddress(formatAddress(at))).toBe(at);
      }),
    );
  });

  test("a block holds as many addresses as its prefix says, from its own first on", () => {
    fc.assert(
      fc.property(block, (text) => {
        const range = parseCidr(text);
        const [first = "", prefix] = text.split("/");
        expect(range).toEqual({ from: parseAddress(first), to: parseAddress(first) + 2 ** (32 - Number(prefix)) - 1 });
      }),
    );
  });

  test("two blocks are apart, or one holds the other", () => {
    fc.assert(
      fc.property(block, block, (left, right) => {
        const [a, b] = [parseCidr(left), parseCidr(right)];
        expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
        expect(intersect(a, b)).toEqual(!overlaps(a, b) ? null : contains(a, b) ? b : a);
      }),
    );
  });

  test("an address alone is a block of one", () => {
    expect(parseCidr("10.0.0.7")).toEqual({ from: 167772167, to: 167772167 });
  });

  test("everything is one block", () => {
    expect(parseCidr("0.0.0.0/0")).toEqual({ from: 0, to: 4294967295 });
  });

  test("what is no block is refused in words", () => {
    for (const text of ["10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.0/x", ""]) {
      expect(() => parseCidr(text)).toThrow(/is no IPv4/);
    }
    expect(() => parseCidr("10.0.0.256/32")).toThrow('"10.0.0.256" is no IPv4 address');
    expect(() => parseCidr("::/0")).toThrow('"::" is no IPv4 address');
    expect(() => parseCidr("10.0.0.1/24")).toThrow('"10.0.0.1/24" has bits set beyond its prefix: write 10.0.0.0/24');
    expect(() => formatAddress(-1)).toThrow("-1 is no IPv4 address");
  });
});
