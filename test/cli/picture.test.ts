import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shapes } from "../../operations/shapes/index.ts";
import { runUnattended } from "../support/nobody.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-picture-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("picture", () => {
  test("prints the drawing that the README shows, and nothing else", async () => {
    const { code, out, side } = await runUnattended("picture", "almendro");
    expect({ code, side }).toEqual({ code: 0, side: "" });
    expect(`${out}\n`).toBe(readFileSync("docs/pictures/almendro.svg", "utf8"));
  });

  test("writes it where it is asked to, and says where", async () => {
    const file = join(folder, "new", "home.svg");
    const { code, out } = await runUnattended("picture", "almendro", "--out", file, "--json");
    const document = shapes.picture.strict().parse(JSON.parse(out));
    expect({ code, out: document.out }).toEqual({ code: 0, out: file });
    expect(readFileSync(file, "utf8")).toBe(document.svg);
  });

  test("says no where no file can be written, and writes nothing", async () => {
    const { code, side } = await runUnattended("picture", "almendro", "--out", folder);
    expect(code).toBe(2);
    expect(side).toContain(`--out ${folder} is a folder; name a file in it.`);
  });

  test("says no to a folder into which nobody may write before it draws", async () => {
    const { code, side } = await runUnattended("picture", "almendro", "--out", "/proc/none/home.svg");
    expect([code, side]).toEqual([
      2,
      "✗ --out /proc/none/home.svg can't be written: no such file or directory.\n  found   /proc/none/home.svg\n",
    ]);
  });

  test("draws nothing of a tenant that can't be built, and says why", async () => {
    const file = join(folder, "kade.yaml");
    writeFileSync(file, readFileSync("tenants/kade.yaml", "utf8").replaceAll("nearest-allowed", "in-country"));
    const { code, out } = await runUnattended("picture", file, "--json");
    const { svg, problems } = shapes.picture.strict().parse(JSON.parse(out));
    expect({ code, svg }).toEqual({ code: 1, svg: null });
    expect(problems[0]?.path).toBe("place.data");
  });
});
