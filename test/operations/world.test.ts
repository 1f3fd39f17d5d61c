import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openHome } from "../../operations/home.ts";
import { openSimulated } from "../../operations/world.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("faults that can't be understood are bad input, with a sentence each, and open no world", async () => {
  vi.stubEnv("DOMICILE_FAULTS", '[{ "fault": "explode" }, { "fault": "fail", "nth": 0 }]');
  const problem = { path: "DOMICILE_FAULTS", line: null, column: null, found: null, allowed: null };
  await expect(openSimulated(openHome(folder, {}))).rejects.toMatchObject({
    name: "BadInput",
    code: "unfit-faults",
    problems: [
      {
        ...problem,
        say: "DOMICILE_FAULTS: Fault 1, fault takes one of throttle, fail, die, lose, stall, slow.",
      },
      { ...problem, say: "DOMICILE_FAULTS: Fault 2, nth takes a whole number from 1 on." },
    ],
  });
});
