import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { browserAtHand } from "../../bench/browser.ts";
import { shapes } from "../../operations/shapes/index.ts";
import { TENANTS } from "../stacks/tenants.ts";
import { runUnattended } from "../support/nobody.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "domicile-annex-"));
  vi.stubEnv("DOMICILE_HOME", join(folder, "home"));
  vi.stubEnv("DOMICILE_CHROMIUM", await browserAtHand());
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const annexed = async (...argv: string[]) => {
  const { code, out } = await runUnattended("annex", ...argv, "--json");
  return { code, document: shapes.annex.strict().parse(JSON.parse(out)) };
};

describe.each(TENANTS)("the annex of %s", (name) => {
  test("is printed on two sheets of A4 at most", async () => {
    const { code, document } = await annexed(name, "--out", folder, "--at", "2026-11-22");
    expect(code).toBe(0);
    expect(document).toMatchObject({ outcome: "written", unprinted: null, out: folder });
    expect(document.files).toEqual([`${name}-annex.html`, `${name}-annex.pdf`]);
    const pdf = readFileSync(join(folder, `${name}-annex.pdf`), "latin1");
    expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 0).toBeLessThanOrEqual(2);
    expect(pdf).toMatch(/\/Count [12]\b/);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });
});

describe("annex", () => {
  test("gives a page and says why there is no PDF where no browser is at hand, nor leaves an older one", async () => {
    vi.stubEnv("DOMICILE_CHROMIUM", join(folder, "no-browser"));
    mkdirSync(join(folder, "bare"));
    writeFileSync(join(folder, "bare", "kade-annex.pdf"), "of another contract");
    const { code, document } = await annexed("kade", "--out", join(folder, "bare"));
    expect(code).toBe(0);
    expect(document.files).toEqual(["kade-annex.html"]);
    expect(readdirSync(join(folder, "bare"))).toEqual(["kade-annex.html"]);
    expect(document.unprinted).toBe(`DOMICILE_CHROMIUM names ${join(folder, "no-browser")}, which is no program here.`);
  });

  test("gives nothing to a tenant that can't be built, and says why", async () => {
    const file = join(folder, "kade.yaml");
    writeFileSync(file, readFileSync("tenants/kade.yaml", "utf8").replaceAll("nearest-allowed", "in-country"));
    const { code, document } = await annexed(file);
    expect(code).toBe(1);
    expect(document).toMatchObject({ outcome: "refused", out: null, files: [], sections: [] });
    expect(document.problems[0]?.path).toBe("place.data");
  });

  test("gives nothing to a tenant whose contract has less than its product promises", async () => {
    const file = join(folder, "little-acorn.yaml");
    const text = readFileSync("tenants/little-acorn.yaml", "utf8").replace("monthly: 24 months", "monthly: 12 months");
    writeFileSync(file, text);
    const { code, document } = await annexed(file);
    expect({ code, files: document.files }).toEqual({ code: 1, files: [] });
    expect(document.reasons.join("\n")).toContain("24 months");
  });
});
