import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument, stringify } from "yaml";
import { type Accounts, PLATFORM_FILE } from "../../spec/index.ts";
import type { FoundationInput, Numbers } from "../../stacks/index.ts";
import { replaceFile } from "../files.ts";

/** What `platform/platform.yaml` has to say of the accounts and doesn't, as it is written there; null when it says it all. */
export function linesFor(input: FoundationInput, numbers: Numbers): string | null {
  const unsaid = unsaidOf(input, numbers);
  return unsaid.length === 0 ? null : stringify({ tenants: Object.fromEntries(unsaid) });
}

/** Writes it there, and leaves everything else of the file as it stands, comments included. */
export function writeNumbers(root: string, input: FoundationInput, numbers: Numbers): void {
  const unsaid = unsaidOf(input, numbers);
  if (unsaid.length === 0) return;
  const path = join(root, PLATFORM_FILE);
  const file = parseDocument(readFileSync(path, "utf8"));
  for (const [tenant, accounts] of unsaid) {
    for (const [field, value] of Object.entries(accounts)) file.setIn(["tenants", tenant, field], value);
  }
  replaceFile(path, file.toString({ lineWidth: 0 }), { mode: 0o644 });
}

type Entry = readonly [tenant: string, accounts: Pick<Accounts, "tenant" | "backup" | "deployer">];

function unsaidOf({ tenants, platform }: FoundationInput, numbers: Numbers): Entry[] {
  return tenants.flatMap(({ settled, deployer }): Entry[] => {
    const { name } = settled.tenant;
    const made = numbers[name];
    const listed = platform.tenants[name];
    if (made === undefined) return [];
    if (listed?.tenant === made.tenant && listed.backup === made.backup) return [];
    return [[name, { tenant: made.tenant, backup: made.backup, deployer }]];
  });
}
