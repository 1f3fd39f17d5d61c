import { expect, test } from "vitest";
import { migratePreview, upgradePreview } from "../../../cli/words/upgrade.ts";

const marked = {
  strong: String,
  faint: String,
  good: (text: string) => `<${text}>`,
  bad: (text: string) => `(${text})`,
};
const lines = [
  "@@ -9,3 +9,3 @@",
  " product:",
  '-  version: "12.4"',
  '+  version: "12.5"',
  "@@ -40,2 +40,1 @@",
  "-mail:",
];
const shown = ["   product:", '  (-  version: "12.4")', '  <+  version: "12.5">', "  …", "  (-mail:)"];

test("a person sees the lines of the file first, without counts for programs, and then what they change", () => {
  const urn = "urn:pulumi:almendro::domicile::kubernetes:apps/v1:Deployment::almendro-web";
  const previewed = {
    format: 1 as const,
    tenant: "almendro",
    outcome: "written" as const,
    file: "tenants/almendro.yaml",
    from: "12.4",
    to: "12.5",
    lines,
    changes: [{ urn, op: "update" as const, properties: ["spec"] }],
    verdicts: [],
    problems: [],
  };
  expect(upgradePreview(previewed, marked).split("\n").slice(0, 8)).toEqual([
    "almendro: release 12.4 to 12.5",
    ...shown,
    "That changes 1 resource:",
    "  update almendro-web (kubernetes:apps/v1:Deployment): spec",
  ]);
});

test("a file of an older version is shown with what its change means", () => {
  const files = [{ file: "tenants/kade.yaml", from: 1, to: 2, says: ["size is in people"], lines }];
  expect(migratePreview(files, marked).split("\n")).toEqual([
    "tenants/kade.yaml: version 1 to 2",
    "  size is in people",
    ...shown,
  ]);
});
