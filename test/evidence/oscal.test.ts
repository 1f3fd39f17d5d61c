import { describe, expect, test } from "vitest";
import { oscalJson } from "../../evidence/formats/oscal/index.ts";
import type { Assessment } from "../../evidence/index.ts";
import { urn } from "../policies/subject.ts";
import { assessed, BUCKET, verdict } from "./assessed.ts";

const FILES = urn(BUCKET, "files");
const NIST = assessed([]).frameworks.map((framework) => ({ ...framework, name: "nist-800-53" }));
const read = (...verdicts: Assessment["verdicts"]) => {
  const document = JSON.parse(oscalJson(assessed(verdicts, { frameworks: NIST })))["assessment-results"];
  return { document, result: document.results[0] };
};

describe("assessment results", () => {
  test("say that a control is satisfied only where rules show all of it", () => {
    const { result } = read(verdict("doors-shut", "pass", FILES), verdict("walls-stand", "pass"));
    const targets = result.findings.map((one: { target: object }) => one.target);
    expect(targets).toEqual([
      { type: "statement-id", "target-id": "1.1_smt", status: { state: "satisfied", reason: "pass" } },
    ]);
    expect(result["reviewed-controls"]["control-selections"][0]["include-controls"]).toEqual([
      { "control-id": "1.1" },
      { "control-id": "1.2" },
    ]);
    expect(result.risks).toBeUndefined();
  });

  test.each([
    ["fail", "fail", "open"],
    ["waived", "fail", "deviation-approved"],
    ["unproven", "other", "open"],
    ["error", "other", "open"],
  ] as const)("have a risk for what is %s, on the resource it is about, with the fix", (outcome, reason, status) => {
    const { result } = read(verdict("doors-shut", outcome, FILES));
    const [risk] = result.risks;
    const [item] = result["local-definitions"]["inventory-items"];
    expect(risk).toMatchObject({
      title: `doors-shut is ${outcome}`,
      status,
      remediations: [{ description: "Mend it." }],
    });
    expect(result.observations[0].subjects).toEqual([{ "subject-uuid": item.uuid, type: "inventory-item" }]);
    expect(item.props).toMatchObject([{ value: FILES }, { value: "components/storage/storage.ts:41" }]);
    expect(result.findings[0]).toMatchObject({
      target: { status: { state: "not-satisfied", reason } },
      "related-risks": [{ "risk-uuid": risk.uuid }],
    });
  });

  test("refer to nothing that they don't have", () => {
    const { document } = read(verdict("doors-shut", "fail", FILES), verdict("walls-stand", "unproven"));
    const text = JSON.stringify(document);
    const defined = [...text.matchAll(/"uuid":"([^"]+)"/g)].map(([, uuid]) => uuid);
    const referred = [...text.matchAll(/"(?:[a-z]+-uuid":"|href":"#)([^"]+)"/g)].map(([, uuid]) => uuid);
    expect(new Set(defined).size).toBe(defined.length);
    expect(referred.filter((uuid) => !defined.includes(uuid))).toEqual([]);
    expect(referred.length).toBeGreaterThan(5);
  });

  test("are another document as soon as anything in them is, and the same as long as nothing is", () => {
    const uuid = (outcome: "pass" | "fail") => read(verdict("doors-shut", outcome, FILES)).document.uuid;
    expect(uuid("pass")).toBe(uuid("pass"));
    expect(uuid("pass")).not.toBe(uuid("fail"));
  });
});
