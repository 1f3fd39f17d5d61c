import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { migrate } from "../../operations/migrate.ts";
import { checkTenant, type Versions } from "../../spec/index.ts";
import { givenProject } from "../spec/given.ts";

/** A version to come, in which the reference of the contract has another name. */
const NEXT: Versions = {
  current: 2,
  migrations: [
    {
      from: 1,
      says: "contract.reference is named number.",
      apply: (document) => {
        document.setIn(["contract", "number"], document.getIn(["contract", "reference"]));
        document.deleteIn(["contract", "reference"]);
      },
    },
  ],
};
const FILE = "tenants/almendro.yaml";
const alone = { platform: null, product: null };

test("files of an older version are rewritten once the difference was seen, and their comments stay", async () => {
  const { root } = givenProject();
  const text = () => readFileSync(join(root, FILE), "utf8");
  const was = text();
  const options = { root, known: NEXT };
  const seen = await migrate("almendro", { ...options, confirm: () => Promise.resolve(false) });
  expect([seen.outcome, text()]).toEqual(["cancelled", was]);
  const done = await migrate("almendro", { ...options, confirm: () => Promise.resolve(true) });
  expect(done).toMatchObject({
    outcome: "written",
    files: [{ file: FILE, from: 1, to: 2, says: ["contract.reference is named number."] }],
  });
  expect(parse(text())).toMatchObject({ domicile: 2, contract: { number: "ALM-2026-017" } });
  const comments = (of: string) => of.match(/#.*/g);
  expect(comments(text())).toEqual(comments(was));
  expect(await migrate(null, { root, known: NEXT, confirm: () => Promise.resolve(true) })).toMatchObject({
    files: [{ file: "tenants/cedar-hollow.yaml" }, {}, {}, {}],
  });
});

test("files of the current version are left alone, and nobody is asked", async () => {
  const { root } = givenProject();
  const nobody = () => Promise.reject(new Error("asked"));
  expect(await migrate(null, { root, confirm: nobody })).toEqual({ format: 1, outcome: "current", files: [] });
});

describe("a file of another version is refused with the way on, and with nothing else", () => {
  test("an older one", () => {
    expect(checkTenant({ domicile: 1 }, alone, NEXT).findings.map(({ say }) => say)).toEqual([
      "domicile: this file is of version 1 and the current one is 2; npx domicile migrate rewrites it.",
    ]);
  });

  test("a newer one, wherever it is read", () => {
    const project = givenProject().edit(FILE, "domicile: 1", "domicile: 2");
    expect(project.says()).toEqual([
      "domicile: this file is of version 2 and this Domicile knows 1 at most; take a newer Domicile.",
    ]);
  });
});
