import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { declared, TENANTS } from "../stacks/tenants.ts";
import { ledgerOf } from "./ledgers.ts";
import { componentsIn, componentsOf, without } from "./surgery.ts";

/** For each component an example and promises to it that nothing else keeps. */
const KEEPERS: Readonly<Record<string, { readonly of: string; readonly keeps: readonly string[] }>> = {
  access: { of: "almendro", keeps: ["openhr.14", "openhr.16"] },
  account: { of: "little-acorn", keeps: ["op-cloud.07"] },
  audit: { of: "almendro", keeps: ["openhr.03", "openhr.04"] },
  backup: { of: "cedar-hollow", keeps: ["openemr.12", "openemr.13", "openemr.14"] },
  cluster: { of: "almendro", keeps: ["openhr.01", "openhr.08", "openhr.09"] },
  connectivity: { of: "almendro", keeps: ["openhr.19", "openhr.21"] },
  database: { of: "fjordbevegelse", keeps: ["exorlive.08", "exorlive.09", "exorlive.23"] },
  detection: { of: "little-acorn", keeps: ["op-cloud.13", "op-cloud.21"] },
  edge: { of: "almendro", keeps: ["openhr.02", "openhr.18", "openhr.20"] },
  exchange: { of: "kade", keeps: ["praclox.05"] },
  firewall: { of: "little-acorn", keeps: ["op-cloud.12"] },
  keyring: { of: "almendro", keeps: ["openhr.01", "openhr.06", "openhr.07", "openhr.22"] },
  mail: { of: "cedar-hollow", keeps: ["openemr.20"] },
  network: { of: "little-acorn", keeps: ["op-cloud.07", "op-cloud.09", "op-cloud.19", "op-cloud.20"] },
  patching: { of: "little-acorn", keeps: ["op-cloud.15"] },
  runner: { of: "fjordbevegelse", keeps: ["exorlive.19"] },
  storage: { of: "kade", keeps: ["praclox.04", "praclox.07", "praclox.10"] },
  workload: { of: "little-acorn", keeps: ["op-cloud.10", "op-cloud.11"] },
};

/** Components that stand once for all tenants, in a stack of the vendor's own. */
const OF_THE_VENDOR = ["ground", "organisation", "vendor"];

function componentFolders(): string[] {
  const entries = readdirSync(join(import.meta.dirname, "..", "..", "components"), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() && entry.name !== "shared" ? [entry.name] : [])).sort();
}

type Ledger = ReturnType<typeof ledgerOf>;
type Entry = Ledger[number];
const judged = async (name: string): Promise<Ledger> => ledgerOf(await declared(name));
const keptOf = (ledger: Ledger) =>
  ledger.filter(({ outcome }) => outcome === "kept").map(({ promised }) => promised.id);

describe("what was promised to the five examples", () => {
  test("is kept wherever infrastructure has a part", async () => {
    const open: string[] = [];
    for (const name of TENANTS) {
      const ours = (await judged(name)).filter(({ promised }) => promised.needs && !promised.later);
      open.push(...ours.filter(({ outcome }) => outcome !== "kept").map(({ promised }) => promised.id));
    }
    expect(open).toEqual([]);
  });

  test.each(TENANTS)("is nowhere broken: %s", async (name) => {
    const broken = (await judged(name)).filter(({ outcome }) => outcome === "broken");
    expect(broken.map(({ promised, because }) => ({ promise: promised.id, because }))).toEqual([]);
  });

  test.each(TENANTS)("names rules and resources where it is kept: %s", async (name) => {
    const kept = (await judged(name)).filter(({ outcome }) => outcome === "kept");
    expect(kept.filter(({ by, resources }) => by.length === 0 || resources.length === 0)).toEqual([]);
  });
});

describe("a component", () => {
  test("of a tenant stands in one of the examples, and is there to keep promises", async () => {
    const made: string[] = [];
    for (const name of TENANTS) made.push(...componentsOf((await declared(name)).graph));
    expect([...new Set(made)].sort()).toEqual(componentFolders().filter((name) => !OF_THE_VENDOR.includes(name)));
    const keeping = Object.entries(KEEPERS).filter(([, { keeps }]) => keeps.length > 0);
    expect(keeping.map(([name]) => name)).toEqual([...new Set(made)].sort());
  });

  test("stands behind promises that are kept", async () => {
    const kept: Entry[] = [];
    for (const name of TENANTS) kept.push(...(await judged(name)).filter(({ outcome }) => outcome === "kept"));
    const behind = new Set(kept.flatMap(({ resources }) => resources.flatMap(componentsIn)));
    expect([...behind].sort()).toEqual(Object.keys(KEEPERS));
  });

  test.each(Object.entries(KEEPERS))("that is taken out breaks promises: %s", async (component, { of, keeps }) => {
    const example = await declared(of);
    const lost = ledgerOf(example, without(example.graph, component)).filter(({ outcome }) => outcome !== "kept");
    expect(keptOf(await judged(of))).toEqual(expect.arrayContaining([...keeps]));
    expect(lost.map(({ promised }) => promised.id)).toEqual(expect.arrayContaining([...keeps]));
  });
});
