import type { Assessment } from "../../evidence/index.ts";
import { isRefused, settle } from "../../law/index.ts";
import type { Rule, Verdict } from "../../policies/index.ts";
import { loadOrder } from "../../spec/index.ts";
import { graph, made, urn } from "../policies/subject.ts";

export const BUCKET = "aws:s3/bucket:Bucket";

function settled() {
  const home = settle(loadOrder({ root: process.cwd(), file: "almendro" }).tenant);
  if (isRefused(home)) throw new Error("the example has no home");
  return home;
}

const rule = (name: string, severity: Rule["severity"], capability: string): Rule => ({
  id: "TST-01",
  name,
  statement: `What ${name} says is true.`,
  severity,
  capability,
  remedy: "mend it",
  premises: [],
  check: () => [],
});

export const verdict = (name: string, outcome: Verdict["outcome"], resource: string | null = null): Verdict => ({
  rule: name,
  severity: "high",
  outcome,
  resource,
  because: `${name} finds it ${outcome}.`,
  facts: {},
});

/** A small tenant on which each of three rules has found something. */
export function assessed(verdicts: readonly Verdict[], more: Partial<Assessment> = {}): Assessment {
  const files = made(BUCKET, "files");
  return {
    tenant: "almendro",
    organisation: "Grupo Almendro",
    product: "OpenHR 12.4",
    judged: "plan",
    at: "2026-11-22",
    commit: "0123abc",
    asked: [{ file: "tenants/almendro.yaml", sha256: "aa" }],
    settled: settled(),
    waivers: [],
    capabilities: { doors: "Doors are shut.", walls: "Walls stand.", roof: "The roof is tight." },
    rules: [
      rule("doors-shut", "critical", "doors"),
      rule("walls-stand", "medium", "walls"),
      rule("=roof", "low", "roof"),
    ],
    digests: new Map(["doors-shut", "walls-stand", "=roof"].map((name) => [name, `digest of ${name}`])),
    verdicts,
    ledger: [
      {
        promised: { id: "openhr.01", says: 'We say "shut".', needs: ["doors"], terms: {} },
        outcome: "kept",
        by: ["doors-shut"],
        resources: [urn(BUCKET, "files")],
        because: "Doors are shut.",
        terms: [],
      },
    ],
    retention: [],
    frameworks: [
      {
        name: "norm",
        title: "A norm",
        edition: "1",
        source: "a list",
        date: "2026-01",
        checked: "2026-11-22",
        covers: "All of it.",
        controls: [
          {
            id: "1.1",
            title: "Doors.",
            family: "A house",
            obligation: null,
            status: "automated",
            needs: ["doors"],
            rules: ["doors-shut"],
            ground: [],
            to: null,
            reason: "Shut.",
          },
          {
            id: "1.2",
            title: "Walls.",
            family: "A house",
            obligation: null,
            status: "partly",
            needs: ["walls"],
            rules: ["walls-stand"],
            ground: [],
            to: "vendor",
            reason: "Paint.",
          },
          {
            id: "2.1",
            title: "Guards.",
            family: "A house",
            obligation: null,
            status: "by-process",
            needs: [],
            rules: [],
            ground: [],
            to: "vendor",
            reason: "They walk.",
          },
        ],
      },
    ],
    graph: graph({ ...files, source: { file: "components/storage/storage.ts", line: 41 } }),
    ...more,
  };
}
