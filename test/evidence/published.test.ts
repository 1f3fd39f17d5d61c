import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { controlsCsv, promisesCsv, verdictsCsv } from "../../evidence/formats/csv.ts";
import { junitXml } from "../../evidence/formats/junit.ts";
import { oscalJson } from "../../evidence/formats/oscal/index.ts";
import { sarifJson } from "../../evidence/formats/sarif.ts";
import { urn } from "../policies/subject.ts";
import { faultsBy, junitFaults } from "../support/schemas.ts";
import { assessed, BUCKET, verdict } from "./assessed.ts";
import { assessmentOf } from "./assessments.ts";

const FILES = urn(BUCKET, "files");
const OUTCOMES = ["pass", "fail", "unproven", "waived", "not-applicable", "error"] as const;

/** Every outcome, on one resource and on the whole stack. */
const troubled = assessed(
  OUTCOMES.flatMap((outcome) => [verdict("doors-shut", outcome, FILES), verdict("walls-stand", outcome)]),
);
const good = await assessmentOf("kade");
const both = [
  ["that is good", good],
  ["in which every outcome stands", troubled],
] as const;

describe("by its published schema, evidence is valid", () => {
  const [sarif, oscal] = [faultsBy("sarif-2.1.0.json"), faultsBy("oscal-1.1.3.json")];

  test.each(both)("SARIF 2.1.0 %s", (_, assessment) => {
    expect(sarif(sarifJson(assessment))).toEqual([]);
  });

  test.each(both)("OSCAL 1.1.3 %s", (_, assessment) => {
    expect(oscal(oscalJson(assessment))).toEqual([]);
  });

  test.each(both)("JUnit %s", async (_, assessment) => {
    expect(await junitFaults(junitXml(assessment))).toEqual([]);
  });

  test("which each schema would say if it weren't", async () => {
    expect(sarif('{"version":"2.1.0"}')).not.toEqual([]);
    expect(oscal(oscalJson(good).replace('"import-ap"', '"import-plan"'))).not.toEqual([]);
    expect(await junitFaults("<testsuites><testsuite/></testsuites>")).not.toEqual([]);
  });

  test.each(both)("CSV %s: a headline, then rows of one length", (_, assessment) => {
    for (const csv of [promisesCsv(assessment), controlsCsv(assessment), verdictsCsv(assessment)]) {
      const [, head = [], ...rows] = parse(csv, { relax_column_count: true }) as string[][];
      expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
      expect(rows.length).toBeGreaterThan(0);
    }
  });
});
