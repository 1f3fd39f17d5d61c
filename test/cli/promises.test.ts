import { expect, test } from "vitest";
import { promisesWords } from "../../cli/words/promises.ts";
import type { PromisesResult } from "../../operations/index.ts";

const plain = { strong: same, good: same, bad: same, faint: same };
function same(text: string): string {
  return text;
}

type Entry = PromisesResult["promises"][number];
const entry = (promise: string, outcome: Entry["outcome"], more: Partial<Entry> = {}): Entry => {
  const bare = { by: [], resources: [], terms: [], outside: null, leftTo: null, limit: null };
  return { promise, says: `We do ${promise}.`, outcome, because: `It is ${outcome}.`, ...bare, ...more };
};
const about = { format: 1 as const, tenant: "kade", judged: "plan" as const, at: "2026-11-22" };
const words = (...promises: readonly Entry[]) =>
  promisesWords({ ...about, accounts: true, promises: [...promises], retention: [], problems: [] }, plain).split("\n");

test("the worst comes first, each promise in the customer's own words", () => {
  const kept = entry("a.01", "kept", {
    by: ["one", "two"],
    resources: ["urn"],
    terms: [{ term: "daily", promised: "30 days", agreed: "35 days" }],
    outside: "The application says who.",
    leftTo: "application",
    limit: "It covers no phones.",
  });
  const people = entry("a.02", "outside", { because: "Guards walk.", outside: "Guards walk.", leftTo: "organisation" });
  const unsold = entry("a.05", "not-sold", { outside: "Nobody does it.", leftTo: "organisation" });
  expect(words(kept, people, entry("a.03", "unproven"), entry("a.04", "broken"), unsold)).toEqual([
    "kade as planned: 5 promises, 1 broken, 1 unproven, 1 kept, 1 outside (people keep them, not machines), 1 not sold.",
    "",
    "Broken",
    "  ✗ We do a.04. a.04",
    "    It is broken.",
    "",
    "Not proved",
    "  ? We do a.03. a.03",
    "    It is unproven.",
    "",
    "Kept",
    "  ✓ We do a.01. a.01",
    "    By 2 rules on 1 resource.",
    "    daily: 35 days",
    "    Left to the application: The application says who.",
    "    It covers no phones.",
    "",
    "Kept by people, not by machines",
    "  · We do a.02. a.02",
    "    Guards walk.",
    "",
    "Not sold to this tenant",
    "  · We do a.05. a.05",
    "    It is not-sold.",
  ]);
});

test("a product that promises nothing says where to write its promises", () => {
  expect(words()).toEqual(["kade: its product promises nothing; name its book in platform/products."]);
});

test("how long deleted data stays is said with days, and what there is to go back to once of all that are copied alike", () => {
  const copies = [
    { kind: "daily", newestHours: 25, oldestDays: 34 },
    { kind: "monthly", newestHours: 744, oldestDays: 365 },
  ];
  const end = { unreadable: "2029-12-31", gone: "2030-12-03" };
  const rds = { resource: "urn:pulumi:kade::domicile::aws:rds/instance:Instance::kade", what: "database", copies, end };
  const s3 = { resource: "urn:pulumi:kade::domicile::aws:s3/bucket:Bucket::kade-files", what: "bucket", copies, end };
  const retention = [
    { ...rds, goneFrom: "2027-11-03", oldVersions: 0, anyMinute: 35 },
    { ...s3, goneFrom: null, oldVersions: 1, anyMinute: 0, end: { ...end, gone: null } },
  ];
  const said = promisesWords(
    { ...about, accounts: true, promises: [entry("a.01", "kept")], retention, problems: [] },
    plain,
  );
  expect(said.split("\n\n").at(-1)?.split("\n")).toEqual([
    "How long deleted data stays",
    "  · database kade, deleted on 2026-11-22: in no copy from 2027-11-03 on.",
    "    For 35 days it can be taken back to any minute.",
    "    After the contract nobody can read it from 2029-12-31 on, and no copy is left from 2030-12-03 on.",
    "  · bucket kade-files, deleted on 2026-11-22: always in some copy.",
    "    Old versions stay for 1 day.",
    "    After the contract nobody can read it from 2029-12-31 on, and a copy is always left.",
    "    Copies (daily) of these: the newest is at most 25 hours old, the oldest 34 days.",
    "    Copies (monthly) of these: the newest is at most 31 days old, the oldest 365 days.",
  ]);
});
