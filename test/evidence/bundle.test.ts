import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleOf, checkBundle } from "../../evidence/index.ts";
import { TENANTS } from "../stacks/tenants.ts";
import { assessed, verdict } from "./assessed.ts";
import { assessmentOf, bytesOf } from "./assessments.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const stranger = generateKeyPairSync("ed25519");
/** Bytes that all files may have together: 1 MB. */
const MOST = 1_000_000;
const ATTESTATION = "attestation.dsse.json";

const bundle = (...verdicts: Parameters<typeof assessed>[0]) => bundleOf(assessed(verdicts), privateKey);
const statementIn = (files: ReadonlyMap<string, string>) =>
  JSON.parse(Buffer.from(JSON.parse(files.get(ATTESTATION) ?? "").payload, "base64").toString());

describe("a bundle", () => {
  test("is the same byte for byte when it is made of the same", () => {
    expect([...bundle(verdict("doors-shut", "pass"))]).toEqual([...bundle(verdict("doors-shut", "pass"))]);
    expect([...bundle().keys()].sort()).toEqual([
      "SHA256SUMS",
      ATTESTATION,
      "controls.csv",
      "oscal.json",
      "promises.csv",
      "report.html",
      "verdicts.csv",
      "verdicts.json",
      "verdicts.junit.xml",
      "verdicts.sarif",
    ]);
  });

  test("attests what became of each rule, and from which files of the vendor", () => {
    const rules = [verdict("doors-shut", "pass"), verdict("walls-stand", "unproven"), verdict("=roof", "waived")];
    expect(statementIn(bundle(...rules))).toMatchObject({
      _type: "https://in-toto.io/Statement/v1",
      predicate: {
        result: "FAILED",
        configuration: [{ name: "tenants/almendro.yaml", digest: { sha256: "aa" } }],
        passedTests: ["doors-shut"],
        warnedTests: ["=roof"],
        failedTests: ["walls-stand"],
      },
    });
    expect(statementIn(bundle(verdict("=roof", "waived"))).predicate.result).toBe("WARNED");
    expect(statementIn(bundle(verdict("doors-shut", "pass"))).predicate.result).toBe("PASSED");
  });
});

test.each(TENANTS)("the evidence of %s is small", async (name) => {
  expect(bytesOf(await assessmentOf(name))).toBeLessThan(MOST);
});

describe("checking a bundle", () => {
  const files = bundle(verdict("doors-shut", "pass"));
  const changed = (name: string, text: string) => new Map([...files, [name, text]]);

  test("finds good what was signed by somebody who is trusted", () => {
    expect(checkBundle(files, [publicKey])).toEqual({ differs: [] });
    expect(checkBundle(files, [stranger.publicKey, publicKey])).toEqual({ differs: [] });
  });

  test("names every file that differs, is missing or came later", () => {
    expect(checkBundle(changed("verdicts.csv", "all good\n"), [publicKey])).toEqual({ differs: ["verdicts.csv"] });
    expect(checkBundle(changed("more.txt", ""), [publicKey])).toEqual({ differs: ["more.txt"] });
    const fewer = new Map([...files].filter(([name]) => name !== "verdicts.sarif"));
    expect(checkBundle(fewer, [publicKey])).toEqual({ differs: ["verdicts.sarif"] });
  });

  test("trusts nobody whose key it wasn't given, whatever lies in the bundle", () => {
    expect(checkBundle(files, [])).toEqual({ fault: "untrusted" });
    expect(checkBundle(files, [stranger.publicKey])).toEqual({ fault: "untrusted" });
    const withKey = changed("signer.pem", publicKey.export({ type: "spki", format: "pem" }) as string);
    expect(checkBundle(withKey, [stranger.publicKey])).toEqual({ fault: "untrusted" });
  });

  test("names the attestation when it isn't what the signer signed", () => {
    const envelope = JSON.parse(files.get(ATTESTATION) ?? "");
    const payload = JSON.stringify({ ...statementIn(files), predicateType: "https://example.com/other" });
    const forged = changed(
      ATTESTATION,
      JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString("base64") }),
    );
    expect(checkBundle(forged, [publicKey])).toEqual({ differs: [ATTESTATION] });
  });

  test("knows no folder of evidence in anything else", () => {
    expect(checkBundle(new Map(), [publicKey])).toEqual({ fault: "no-bundle" });
    expect(checkBundle(changed(ATTESTATION, "{}"), [publicKey])).toEqual({ fault: "no-bundle" });
    expect(checkBundle(changed(ATTESTATION, "no JSON"), [publicKey])).toEqual({ fault: "no-bundle" });
  });

  test("never finds good what somebody changed by as little as a letter", () => {
    const names = fc.constantFrom(...[...files.keys()].filter((name) => name !== ATTESTATION));
    fc.assert(
      fc.property(names, fc.nat(), fc.integer({ min: 1, max: 127 }), (name, at, flip) => {
        const bytes = Buffer.from(files.get(name) ?? "");
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip;
        expect(checkBundle(new Map<string, string | Uint8Array>([...files, [name, bytes]]), [publicKey])).toEqual({
          differs: [name],
        });
      }),
      { numRuns: 50 },
    );
  });
});
