import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { evidenceFolder } from "../../operations/evidence-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "domicile-"));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (...names: string[]) => join(folder, ...names);
const one = new Map([["report.html", "one"]]);
const other = new Map([["report.html", "other"]]);

describe("the folder of a run's evidence", () => {
  test("is another for each run of a day, also of two at once", () => {
    const [first, second] = [1, 2].map(() => evidenceFolder({ folder }, undefined, "kade-2026-11-22"));
    expect([first?.fill(one), second?.fill(other)]).toEqual([
      at("evidence", "kade-2026-11-22"),
      at("evidence", "kade-2026-11-22-2"),
    ]);
    expect(readFileSync(at("evidence", "kade-2026-11-22", "report.html"), "utf8")).toBe("one");
  });

  test("asks nothing of this checkout's own where another was named", () => {
    const readOnly = {
      get folder(): string {
        throw new Error("nobody may write here");
      },
    };
    expect(evidenceFolder(readOnly, at("named"), "kade").fill(one)).toBe(at("named"));
  });

  test("may be there, and empty", () => {
    mkdirSync(at("empty"));
    expect(evidenceFolder({ folder }, at("empty"), "kade").fill(one)).toBe(at("empty"));
    expect(readdirSync(at("empty"))).toEqual(["report.html"]);
  });

  test("is the faster one's when two are asked to write into it, and the other says so and leaves nothing", () => {
    const [first, second] = [1, 2].map(() => evidenceFolder({ folder }, at("race"), "kade"));
    first?.fill(one);
    const say = `--out ${at("race")} is no empty folder; name one that is new or empty.`;
    expect(() => second?.fill(other)).toThrow(say);
    expect(readFileSync(at("race", "report.html"), "utf8")).toBe("one");
    expect(readdirSync(folder).filter((name) => name.startsWith("race."))).toEqual([]);
  });

  test("is said to be out of reach in a sentence when it is", () => {
    writeFileSync(at("letter"), "dear");
    const within = at("letter", "evidence");
    expect(() => evidenceFolder({ folder }, within, "kade").fill(one)).toThrow(
      `--out ${within} can't be written: not a directory.`,
    );
  });
});
