import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlsCsv, promisesCsv, verdictsCsv } from "../../evidence/formats/csv.ts";
import { junitXml } from "../../evidence/formats/junit.ts";
import { sarifJson } from "../../evidence/formats/sarif.ts";
import { verdictsJson } from "../../evidence/formats/verdicts.ts";
import { groupsOf, said } from "../../evidence/groups.ts";
import type { Verdict } from "../../policies/index.ts";
import { urn } from "../policies/subject.ts";
import { assessed, BUCKET, verdict } from "./assessed.ts";

const HEAD = "almendro as planned, before anything of it is made, judged on 2026-11-22, at commit 0123abc";
const FILES = urn(BUCKET, "files");

test("every format says in its first words what was judged, when and at which commit", () => {
  const standing = assessed([], { judged: "deployed", commit: null });
  const head = "almendro as it really stands, judged on 2026-11-22, outside any commit";
  expect(JSON.parse(verdictsJson(standing)).about).toBe(head);
  expect(verdictsCsv(standing).split("\n")[0]).toBe(`"${head}"`);
  expect(junitXml(standing)).toContain(`<testsuites name="${head}">`);
  expect(JSON.parse(sarifJson(standing)).runs[0].automationDetails.description.text).toBe(head);
});

describe("the document for programs", () => {
  test("has every promise, verdict and rule, and how many there are of each outcome", () => {
    const found = JSON.parse(
      verdictsJson(assessed([verdict("doors-shut", "pass", FILES), verdict("walls-stand", "fail")])),
    );
    expect(found.outcomes).toEqual({
      verdicts: { pass: 1, fail: 1, unproven: 0, waived: 0, "not-applicable": 0, error: 0 },
      promises: { kept: 1, broken: 0, unproven: 0, outside: 0, "not-sold": 0, later: 0 },
    });
    expect(found.promises[0]).toMatchObject({
      promise: "openhr.01",
      outcome: "kept",
      by: ["doors-shut"],
      resources: 1,
    });
    expect(found.rules[0]).toMatchObject({ rule: "doors-shut", severity: "critical", digest: "digest of doors-shut" });
    expect(found.rules.map((rule: { remedy?: string }) => rule.remedy)).toEqual([undefined, "mend it", undefined]);
  });

  test("says once what a rule finds in many resources", () => {
    const [one, other] = [urn(BUCKET, "almendro-files"), urn(BUCKET, "almendro-logs")];
    const tell = (resource: string, name: string) => ({
      ...verdict("doors-shut", "pass", resource),
      because: `${name} is shut, and ${name} stays so.`,
      facts: { doors: 2 },
    });
    const found = JSON.parse(
      verdictsJson(
        assessed([
          tell(one, "almendro-files"),
          tell(other, "almendro-logs"),
          { ...tell(other, "almendro-logs"), facts: { doors: 3 } },
          verdict("walls-stand", "fail"),
        ]),
      ),
    );
    const alike = { rule: "doors-shut", outcome: "pass", because: "{name} is shut, and {name} stays so." };
    expect(found.verdicts).toEqual([
      { ...alike, facts: { doors: 2 }, resources: [0, 1] },
      { ...alike, facts: { doors: 3 }, resources: [1] },
      { rule: "walls-stand", outcome: "fail", because: "walls-stand finds it fail.", resources: null },
    ]);
    const urnOf = ([type, name]: readonly [number, string, number]) => `${found.stack}${found.types[type]}::${name}`;
    expect(found.resources.map(urnOf)).toEqual([one, other]);
  });

  test("loses no verdict by it", () => {
    const name = fc.constantFrom("files", "logs", "almendro-files");
    const resource = fc.option(name, { nil: null });
    const facts = fc.dictionary(fc.constantFrom("of", "in"), fc.constantFrom("files", 1));
    const rule = fc.constantFrom("doors-shut", "walls-stand");
    const outcome = fc.constantFrom("pass" as const, "fail" as const);
    const words = fc.array(fc.constantFrom("files", "logs", "almendro-files", "is", "here"), { minLength: 1 });
    const any = fc.record({ rule, outcome, words, resource, facts }).map(({ words, resource, ...rest }) => ({
      ...rest,
      resource: resource === null ? null : urn(BUCKET, resource),
      because: words.join(" "),
    }));
    const line = (one: Omit<Verdict, "severity">) =>
      JSON.stringify([one.rule, one.outcome, one.resource, one.because, one.facts]);
    fc.assert(
      fc.property(fc.array(any), (found) => {
        const told = groupsOf(found.map((one) => ({ severity: "high", ...one })));
        const again = told.flatMap(({ resources, ...group }) =>
          (resources ?? [null]).map((resource) => ({ ...group, resource, because: said(group, resource) })),
        );
        expect(again.map(line).sort()).toEqual(found.map(line).sort());
      }),
    );
  });
});

describe("spreadsheets", () => {
  const rows = (csv: string) => csv.trimEnd().split("\n").slice(1);

  test("show each verdict with the line of the program that declared the resource", () => {
    expect(rows(verdictsCsv(assessed([verdict("doors-shut", "fail", FILES), verdict("walls-stand", "pass")])))).toEqual(
      [
        "id,rule,severity,outcome,because,resources,types,names,sources",
        `TST-01,doors-shut,critical,fail,doors-shut finds it fail.,1,${BUCKET},files,components/storage/storage.ts:41`,
        "TST-01,walls-stand,medium,pass,walls-stand finds it pass.,,,,",
      ],
    );
  });

  test("take no text for a formula", () => {
    expect(rows(verdictsCsv(assessed([verdict("=roof", "pass")])))[1]).toMatch(/^TST-01,'=roof,low,pass/);
  });

  test("show each promise in its own words", () => {
    expect(rows(promisesCsv(assessed([])))[1]).toBe(
      'openhr.01,"We say ""shut"".",kept,Doors are shut.,doors-shut,1,,,',
    );
  });

  test.each([
    ["pass", ["shown", "shown-in-part"]],
    ["fail", ["broken", "broken"]],
    ["waived", ["broken", "broken"]],
    ["unproven", ["open", "open"]],
    ["error", ["open", "open"]],
    ["not-applicable", ["not-applicable", "not-applicable"]],
  ] as const)("show a control whose rules find it %s as %s", (outcome, stands) => {
    const csv = rows(controlsCsv(assessed([verdict("doors-shut", outcome), verdict("walls-stand", outcome)])));
    expect(csv.slice(1).map((row) => row.split(",")[3])).toEqual([...stands, "by-process"]);
  });

  test("show no control as shown whose rules weren't asked", () => {
    expect(rows(controlsCsv(assessed([])))[1]?.split(",")[3]).toBe("open");
  });
});

describe("JUnit", () => {
  test("has a test a rule: a failure is one, what can't be proved an error, a waiver and nothing to judge skipped", () => {
    const xml = junitXml(
      assessed([
        verdict("doors-shut", "pass"),
        verdict("doors-shut", "fail", FILES),
        verdict("walls-stand", "unproven"),
        verdict("=roof", "waived"),
      ]),
    );
    expect(xml).toContain(`<testsuites name="${HEAD}">`);
    expect(xml).toContain('tests="3" failures="1" errors="1" skipped="1"');
    expect(xml).toContain('<failure message="doors-shut finds it fail." type="critical">fail ');
    expect(xml).toContain('<error message="walls-stand finds it unproven." type="medium">');
    expect(xml).toContain('<skipped message="=roof finds it waived.">');
  });

  test("calls a rule good that passes somewhere and has nothing to judge elsewhere", () => {
    const xml = junitXml(assessed([verdict("doors-shut", "not-applicable"), verdict("doors-shut", "pass")]));
    expect(xml).toContain('failures="0" errors="0" skipped="2"');
  });
});

describe("SARIF", () => {
  const results = (...verdicts: Parameters<typeof assessed>[0]) =>
    JSON.parse(sarifJson(assessed(verdicts))).runs[0].results;

  test("points at the line that declared what fails", () => {
    const [result] = results(verdict("doors-shut", "fail", FILES));
    expect(result).toMatchObject({ ruleId: "doors-shut", ruleIndex: 0, kind: "fail", level: "error" });
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "components/storage/storage.ts", uriBaseId: "%SRCROOT%" },
      region: { startLine: 41 },
    });
  });

  test("tells two findings of one rule on one resource apart, and each by the same mark in every run", () => {
    const [open, loose] = [verdict("doors-shut", "fail", FILES), verdict("doors-shut", "fail", FILES)];
    const found = [open, { ...loose, because: "the hinge of files is loose." }];
    const marks = (verdicts: readonly Verdict[]) =>
      results(...verdicts).map((one: { partialFingerprints: object }) => Object.values(one.partialFingerprints)[0]);
    expect(new Set(marks(found)).size).toBe(2);
    expect(marks(found.slice(1))).toEqual(marks(found).slice(1));
  });

  test("points at the tenant file where the whole stack fails, and leaves open what can't be proved", () => {
    const [result] = results(verdict("walls-stand", "unproven"));
    expect(result).toMatchObject({ kind: "open", level: "none" });
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe("tenants/almendro.yaml");
  });

  test("says of what is waived that somebody accepted it, and nothing of what is good", () => {
    const found = results(
      verdict("doors-shut", "pass"),
      verdict("walls-stand", "waived"),
      verdict("=roof", "not-applicable"),
    );
    expect(found).toHaveLength(1);
    expect(found[0].suppressions).toEqual([
      { kind: "external", status: "accepted", justification: "walls-stand finds it waived." },
    ]);
  });
});
