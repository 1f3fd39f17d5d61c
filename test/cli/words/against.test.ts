import { expect, test } from "vitest";
import { inkFor } from "../../../cli/ink.ts";
import { againstWords } from "../../../cli/words/against.ts";
import type { ProveResult } from "../../../operations/index.ts";

type Against = NonNullable<ProveResult["against"]>;

const resource = (name: string) => `urn:pulumi:kade::domicile::domicile:tenant:Tenant$aws:backup/vault:Vault::${name}`;
const against: Against = {
  tenant: "kade",
  judged: "plan",
  at: "2026-10-01",
  commit: null,
  signed: "trusted",
  counts: { regressed: 1, unproven: 0, waived: 0, "rule-changed": 0, fixed: 1, new: 3, gone: 0 },
  changes: [
    { change: "regressed", rule: "vault-locked", was: "pass", is: "fail", resources: [resource("kade")] },
    { change: "fixed", rule: "runner-watched", was: "unproven", is: "pass", resources: null },
    { change: "new", rule: "tenant-tags", was: null, is: "pass", resources: [resource("one"), resource("two")] },
    { change: "new", rule: "walls-stand", was: null, is: "not-applicable", resources: null },
  ],
};
const words = (more: Partial<Against>) => againstWords({ ...against, ...more }, inkFor({}, {}));

test("names each thing that refused or refuses, and counts the others", () => {
  expect(words({})).toBe(
    `Against kade as planned, judged on 2026-10-01, signed by a key that is trusted here:
Fails now:
  vault-locked: kade (aws:backup/vault:Vault) (pass → fail)
Fixed:
  runner-watched: the whole stack (unproven → pass)
New:
  3 verdicts of 2 rules that refuse nothing`,
  );
});

test.each([
  ["untrusted", "judged on 2026-10-01, which nobody signed whose key is trusted here: nothing changed."],
  ["differs", "judged on 2026-10-01, which is not as it was signed: nothing changed."],
  [null, "judged on 2026-10-01: nothing changed."],
] as const)("says what the other's word is worth: %s", (signed, said) => {
  expect(words({ signed, changes: [] })).toContain(said);
});
