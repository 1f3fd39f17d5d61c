import { listed, regionsIn } from "../../proofs/residency/index.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

export const stateBackendInRegion: Rule = {
  id: "RES-11",
  name: "state-backend-in-region",
  statement:
    "The record of what is built, and the key to it, are in their settled regions and serve this tenant alone.",
  severity: "high",
  capability: "region-residency",
  remedy: "keep the record in the bucket and under the key that the foundation made for this tenant",
  premises: [],
  *check(subject) {
    const { accounts, record } = subject;
    yield judgeAddress(subject, "state", record.state);
    yield judgeAddress(subject, "state-key", record.secrets);
    const digits: readonly string[] = record.state.match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
    yield digits.join() === accounts.tenant
      ? pass(null, `the record of what is built is kept by account ${accounts.tenant} alone`, { state: record.state })
      : fail(null, `the record of what is built is kept in ${record.state}, which names another account than its own`);
  },
};

const SAID = { state: "the record of what is built", "state-key": "the key to the record of what is built" };

function judgeAddress({ settled }: Subject, what: "state" | "state-key", address: string): Finding {
  const home = settled.homes.find((one) => one.what === what)?.region;
  const regions = [...new Set(regionsIn(address))];
  const facts = { address, regions, home: home ?? null };
  if (regions.length === 0) return unproven(null, `${SAID[what]} is at ${address}, which names no region`, facts);
  return regions.every((region) => region === home && settled.allowedRegions.includes(region))
    ? pass(null, `${SAID[what]} is in ${listed(regions)}, where it was settled to be`, facts)
    : fail(null, `${SAID[what]} is in ${listed(regions)}, and ${home ?? "nowhere"} was settled for it`, facts);
}
