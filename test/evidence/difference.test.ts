import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verdictsJson } from "../../evidence/formats/verdicts.ts";
import { differenceOf, readSide, type Side } from "../../evidence/index.ts";
import { BadInput } from "../../spec/index.ts";
import { urn } from "../policies/subject.ts";
import { assessed, BUCKET, verdict } from "./assessed.ts";
import { assessmentOf } from "./assessments.ts";

const FILES = urn(BUCKET, "almendro-files");
const OUTCOMES = ["pass", "fail", "unproven", "waived", "not-applicable", "error"] as const;
type Outcome = (typeof OUTCOMES)[number];

const side = (outcome: Outcome | null, more: Partial<Side> = {}): Side =>
  assessed(outcome === null ? [] : [verdict("doors-shut", outcome, FILES)], more as object);
const changes = (was: Side, is: Side) => differenceOf(was, is).map(({ change }) => change);

describe("from one judgement to the next, a verdict", () => {
  test.each([
    ["pass", "fail", "regressed"],
    ["waived", "fail", "regressed"],
    ["pass", "unproven", "unproven"],
    ["fail", "error", "unproven"],
    ["fail", "waived", "waived"],
    ["fail", "pass", "fixed"],
    ["waived", "pass", "fixed"],
    ["unproven", "not-applicable", "fixed"],
    ["not-applicable", "pass", "new"],
    ["pass", "not-applicable", "gone"],
    [null, "fail", "new"],
    ["pass", null, "gone"],
  ] as const)("that was %s and is %s is %s", (was, is, change) => {
    expect(differenceOf(side(was), side(is))).toEqual([{ change, rule: "doors-shut", was, is, resources: [FILES] }]);
  });

  test.each(OUTCOMES)("that stays %s is no change, even where its rule is another", (outcome) => {
    expect(changes(side(outcome), side(outcome, { digests: new Map() }))).toEqual([]);
  });

  test("that is another because its rule is isn't taken for the tenant's doing", () => {
    const digests = new Map([["doors-shut", "an older digest"]]);
    expect(changes(side("pass", { digests }), side("fail"))).toEqual(["rule-changed"]);
  });

  test("of another tenant is known by all but that tenant's name", () => {
    const other = FILES.replaceAll("almendro", "kade");
    const was = assessed([verdict("doors-shut", "pass", other)], { tenant: "kade" });
    expect(differenceOf(was, side("fail"))).toMatchObject([{ change: "regressed", resources: [FILES] }]);
  });

  test("is the worst of what a rule says of a resource", () => {
    const both = assessed([verdict("doors-shut", "pass", FILES), verdict("doors-shut", "fail", FILES)]);
    expect(changes(side("fail"), both)).toEqual([]);
  });
});

test("what matters most comes first, and what changed alike is said once", () => {
  const logs = urn(BUCKET, "almendro-logs");
  const all = (outcome: Outcome) => [verdict("doors-shut", outcome, FILES), verdict("doors-shut", outcome, logs)];
  const was = assessed([...all("pass"), verdict("=roof", "fail")]);
  const is = assessed([...all("fail"), verdict("=roof", "pass"), verdict("walls-stand", "pass")]);
  expect(differenceOf(was, is)).toEqual([
    { change: "regressed", rule: "doors-shut", was: "pass", is: "fail", resources: [FILES, logs] },
    { change: "fixed", rule: "=roof", was: "fail", is: "pass", resources: null },
    { change: "new", rule: "walls-stand", was: null, is: "pass", resources: null },
  ]);
});

describe("evidence of somebody's", () => {
  test("tells what the judgement was that it is of", async () => {
    const kade = await assessmentOf("kade");
    const read = readSide(verdictsJson(kade));
    expect([read.tenant, read.at, read.judged, read.commit]).toEqual(["kade", kade.at, "plan", kade.commit]);
    expect(read.verdicts.length).toBe(kade.verdicts.length);
    expect(differenceOf(read, kade)).toEqual([]);
  });

  const good = JSON.parse(verdictsJson(assessed([verdict("doors-shut", "pass", FILES)])));
  const say = (text: string) => {
    try {
      readSide(text);
      return "good";
    } catch (error) {
      return (error as BadInput).message;
    }
  };

  test.each([
    ["no JSON", "{", "it is no JSON"],
    ["another format", JSON.stringify({ ...good, format: 9 }), "format: must be 1, the format that this version reads"],
    ["no day", JSON.stringify({ ...good, at: "yesterday" }), "at: must be a day such as 2026-11-22"],
    ["signs that move a cursor", JSON.stringify({ ...good, tenant: "a\u001b[2J" }), "tenant: must be plain text"],
    [
      "a place that there isn't",
      JSON.stringify({ ...good, resources: [] }),
      "it lists 0 resources, and speaks of number 0",
    ],
  ])("is refused with the reason when it has %s", (_, text, reason) => {
    expect(say(text)).toBe(`verdicts.json isn't what prove writes: ${reason}.`);
  });

  test("is either read or refused in words, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.record({ format: fc.constant(1), verdicts: fc.jsonValue() })), (any) => {
        const text = typeof any === "string" ? any : JSON.stringify({ ...good, ...any });
        try {
          readSide(text);
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput);
        }
      }),
    );
  });
});
