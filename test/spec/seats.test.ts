import fc from "fast-check";
import { expect, it } from "vitest";
import { planTrust, seatsOf } from "../../components/access/seats.ts";
import { beyondOneRole } from "../../spec/checks/seats.ts";

const octet = fc.integer({ min: 0, max: 255 });
const network = fc.tuple(octet, octet, octet, octet, fc.integer({ min: 16, max: 32 })).map(([a, b, c, d, size]) => {
  return `${a}.${b}.${c}.${d}/${size}`;
});

it("whoever is admitted at the check has a role that AWS takes", () => {
  const about = fc.record({
    people: fc.integer({ min: 1, max: 50 }),
    networks: fc.uniqueArray(network, { minLength: 1, maxLength: 90 }),
    host: fc.stringMatching(/^[a-z]{4,60}$/),
    until: fc.constantFrom(undefined, "2030-12-31"),
    part: fc.constantFrom("operator" as const, "break-glass" as const),
  });
  fc.assert(
    fc.property(about, ({ people, networks, host, until, part }) => {
      const provider = `https://${host}.example`;
      const vendor = { identity: { issuer: provider }, operators: { ES: networks } };
      fc.pre(beyondOneRole(people, ["ES"], vendor).length === 0);
      const place = {
        partition: "aws-us-gov",
        suffix: "amazonaws.com",
        region: "ap-southeast-2",
        account: "1".repeat(12),
      };
      const who = { provider, tenant: "t".repeat(30), seats: seatsOf(part, people), from: networks, place };
      expect(planTrust({ ...who, ...(until && { until }) }).length).toBeLessThanOrEqual(2048);
    }),
  );
});

it("an ordinary vendor's networks leave room for the most people that a file may name", () => {
  const networks = Array.from({ length: 20 }, (_, at) => `203.0.113.${at}/32`);
  const vendor = { identity: { issuer: "https://sign-in.vendor.example" }, operators: { ES: networks } };
  expect(beyondOneRole(50, ["ES"], vendor)).toEqual([]);
});
