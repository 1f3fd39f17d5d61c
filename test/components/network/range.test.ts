import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCidr, overlap, parseCidr } from "../../../components/network/cidr.ts";
import { planRange } from "../../../components/network/range.ts";

const names = fc.stringMatching(/^[a-z][a-z0-9-]{1,18}[a-z0-9]$/);
const networks = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.integer({ min: 9, max: 30 }))
  .map(([b, c, d, length]) => {
    const size = 2 ** (32 - length);
    const first = ((10 * 256 + b) * 256 + c) * 256 + d;
    return formatCidr({ first: first - (first % size), size });
  });

describe("a tenant's range", () => {
  test("is a private /19", () => {
    fc.assert(
      fc.property(names, (name) => {
        const range = parseCidr(planRange(name, []) ?? "");
        expect(range.size).toBe(8192);
        expect(overlap(range, parseCidr("10.0.0.0/8"))).toBe(true);
      }),
    );
  });

  test("meets no network that the tenant's file names", () => {
    fc.assert(
      fc.property(names, fc.array(networks, { maxLength: 8 }), (name, named) => {
        const range = parseCidr(planRange(name, named) ?? "");
        expect(named.filter((network) => overlap(parseCidr(network), range))).toEqual([]);
      }),
    );
  });

  test("stays where it is when a further network doesn't meet it", () => {
    fc.assert(
      fc.property(names, fc.array(networks, { maxLength: 4 }), networks, (name, named, further) => {
        const before = planRange(name, named) ?? "";
        fc.pre(!overlap(parseCidr(before), parseCidr(further)));
        expect(planRange(name, [...named, further])).toBe(before);
      }),
    );
  });

  test("leaves 10.0.0.0/8 when a customer has all of it", () => {
    const range = planRange("almendro", ["10.0.0.0/8"]) ?? "";
    expect(overlap(parseCidr(range), parseCidr("172.24.0.0/13"))).toBe(true);
  });

  test("is none when nothing private is left", () => {
    expect(planRange("almendro", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"])).toBeNull();
  });

  test("is the same on every machine", () => {
    expect(planRange("almendro", ["10.20.0.0/16"])).toBe(planRange("almendro", []));
  });
});

describe("a network", () => {
  test("reads as it is written", () => {
    fc.assert(fc.property(networks, (text) => formatCidr(parseCidr(text)) === text));
  });

  test.each(["10.0.0.0", "10.0.0.256/24", "10.0.0.0/33", "home"])("is not %s", (text) => {
    expect(() => parseCidr(text)).toThrow(`"${text}" is no network: write 10.20.0.0/16.`);
  });

  test("starts on its own boundary", () => {
    expect(() => parseCidr("10.0.1.0/16")).toThrow(`"10.0.1.0/16" starts inside a /16: write its first address.`);
  });
});
