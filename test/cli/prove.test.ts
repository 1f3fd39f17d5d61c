import { createPublicKey, generateKeyPairSync } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { runUnattended } from "../support/nobody.ts";

let folder: string;
let out: string;
const at = (name: string) => join(folder, name);
const run = async (...argv: string[]) => {
  const { code, out: printed } = await runUnattended(...argv, "--json");
  return { code, document: JSON.parse(printed) };
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-prove-"));
  out = at("evidence");
  vi.stubEnv("XDG_CONFIG_HOME", at("config"));
  vi.stubEnv("DOMICILE_HOME", at("home"));
  vi.stubEnv("DOMICILE_SIGNING_KEY", "");
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const OWN = "config/domicile/signing-key.pem";

describe("prove", () => {
  test("makes neither a key nor evidence of what can't be judged", async () => {
    writeFileSync(at("wrong.yaml"), "domicile: 1\nname: wrong\n");
    for (const [file, error] of [
      [at("wrong.yaml"), "bad-file"],
      ["nobody-of-ours", "no-such-tenant"],
    ] as const) {
      const { code, document } = await run("prove", file);
      expect([code, document.error.code]).toEqual([2, error]);
    }
    expect([existsSync(at("config")), existsSync(at("home/evidence"))]).toEqual([false, false]);
  });

  test("writes the evidence of a tenant, signed with a key of the user's own where none is given", async () => {
    const { code, document } = await run("prove", "little-acorn", "--out", out, "--at", "2026-11-22");
    expect(code).toBe(0);
    expect(document).toMatchObject({
      format: 1,
      tenant: "little-acorn",
      judged: "plan",
      at: "2026-11-22",
      out,
      problems: [],
    });
    expect([document.outcomes.fail, document.outcomes.unproven, document.outcomes.error]).toEqual([0, 0, 0]);
    expect(document.outcomes.pass).toBeGreaterThan(1000);
    expect([document.promises.broken, document.promises.unproven]).toEqual([0, 0]);
    expect(document.files).toEqual(readdirSync(out).sort());
    expect(document.signed.local).toBe(at(OWN));
    expect(statSync(at(OWN)).mode & 0o777).toBe(0o600);
  });

  test("writes into no folder that something lies in, and leaves that alone", async () => {
    mkdirSync(at("full"));
    writeFileSync(at("full/letter"), "dear");
    const { code, document } = await run("prove", "little-acorn", "--out", at("full"));
    expect(code).toBe(2);
    expect(document.error).toMatchObject({ code: "not-empty", problems: [{ found: at("full") }] });
    expect(readdirSync(at("full"))).toEqual(["letter"]);
  });

  test.each([
    ["--at", "2026-02-30", "bad-day"],
    ["--at", "yesterday", "bad-day"],
    ["--key", "no-such-file.pem", "bad-key"],
    ["--key", "tenants", "bad-key"],
  ])("refuses %s %s before it writes anything", async (flag, value, error) => {
    const { code, document } = await run("prove", "little-acorn", "--out", at("never"), flag, value);
    expect([code, document.error.code, existsSync(at("never"))]).toEqual([2, error, false]);
  });

  test("says no for a tenant whose contract is over on that day, and writes nothing", async () => {
    const { code, document } = await run("prove", "little-acorn", "--out", at("never"), "--at", "2199-01-01");
    expect([code, document.out, document.files, document.problems.length]).toEqual([1, null, [], 1]);
    expect(existsSync(at("never"))).toBe(false);
  });
});

describe("prove --against", () => {
  test("says what isn't as it was, keeps it beside the evidence, and what the other's word is worth", async () => {
    const later = at("later");
    const { code, document } = await run(
      "prove",
      "little-acorn",
      "--out",
      later,
      "--at",
      "2026-11-23",
      "--against",
      out,
    );
    expect([code, document.against.changes]).toEqual([0, []]);
    expect(document.against).toMatchObject({
      tenant: "little-acorn",
      at: "2026-11-22",
      judged: "plan",
      signed: "trusted",
    });
    expect(JSON.parse(readFileSync(join(later, "difference.json"), "utf8")).against).toEqual(document.against);
    expect((await run("verify", later)).code).toBe(0);
  });

  test("compares with another tenant, too, by what both have", async () => {
    const { document } = await run(
      "prove",
      "little-acorn",
      "--out",
      at("other"),
      "--at",
      "2026-11-22",
      "--against",
      "kade",
    );
    const { tenant, signed, counts, changes } = document.against;
    expect([tenant, signed, counts.regressed, counts.unproven]).toEqual(["kade", null, 0, 0]);
    const found = changes.map(({ change, rule }: { change: string; rule: string }) => `${change} ${rule}`);
    expect(found).toContain("gone sftp-by-keys-and-new-ciphers");
  });

  test("refuses what is neither before it writes anything", async () => {
    for (const [other, error] of [
      [at("full"), "no-bundle"],
      ["nobody-of-ours", "no-such-tenant"],
    ] as const) {
      const { code, document } = await run("prove", "little-acorn", "--out", at("never"), "--against", other);
      expect([code, document.error.code, existsSync(at("never"))]).toEqual([2, error, false]);
    }
  });
});

describe("verify", () => {
  test("finds good what the user's own key signed, and nothing without a key", async () => {
    expect(await run("verify", out)).toEqual({ code: 0, document: { format: 1, outcome: "good", differs: [] } });
    vi.stubEnv("XDG_CONFIG_HOME", at("nobody"));
    const { code, document } = await run("verify", out);
    expect([code, document.error.code]).toEqual([2, "no-trusted-key"]);
    vi.stubEnv("XDG_CONFIG_HOME", at("config"));
  });

  test("takes the key it is given for the only one", async () => {
    const other = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" });
    writeFileSync(at("other.pem"), other);
    const { code, document } = await run("verify", out, "--public-key", at("other.pem"));
    expect([code, document.error.code]).toEqual([2, "no-trusted-key"]);
  });

  test("trusts whoever's key lies in the user's folder of trusted ones", async () => {
    const own = createPublicKey(readFileSync(at(OWN))).export({ type: "spki", format: "pem" });
    mkdirSync(at("reader/domicile/trusted"), { recursive: true });
    writeFileSync(at("reader/domicile/trusted/vendor.pem"), own);
    vi.stubEnv("XDG_CONFIG_HOME", at("reader"));
    expect((await run("verify", out)).code).toBe(0);
    vi.stubEnv("XDG_CONFIG_HOME", at("config"));
  });

  test("names the file that somebody changed", async () => {
    appendFileSync(join(out, "promises.csv"), "\n");
    expect(await run("verify", out)).toEqual({
      code: 1,
      document: { format: 1, outcome: "differs", differs: ["promises.csv"] },
    });
  });

  test("knows no evidence in another folder, nor in none", async () => {
    for (const each of [at("full"), at("nowhere")]) {
      const { code, document } = await run("verify", each);
      expect([code, document.error.code]).toEqual([2, "no-bundle"]);
    }
  });
});
