import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { UpgradeResult } from "../../operations/index.ts";
import { silent } from "../../operations/listener.ts";
import { openStage } from "../../operations/stage.ts";
import { upgrade } from "../../operations/upgrade.ts";
import { givenProject } from "../spec/given.ts";

const FILE = "tenants/fjordbevegelse.yaml";
const { declare } = openStage({ simulate: true, listener: silent });

function before() {
  const project = givenProject().edit(FILE, '"2026.10"', '"2026.9"');
  const text = () => readFileSync(join(project.root, FILE), "utf8");
  const raise = (to: string, confirm: (previewed: UpgradeResult) => boolean = () => true) =>
    upgrade("fjordbevegelse", { root: project.root, declare, to, confirm: async (previewed) => confirm(previewed) });
  return { raise, text };
}

test("a release is raised in one line of the file, after what it changes was shown and judged", {
  timeout: 150_000,
}, async () => {
  const { raise, text } = before();
  const was = text();
  const seen: unknown[] = [];
  const done = await raise("2026.10", (previewed) => seen.push(previewed.to, text()) > 0);
  expect(seen).toEqual(["2026.10", was]);
  expect(done.lines.filter((line) => /^[-+]/.test(line))).toEqual(['-  version: "2026.9"', '+  version: "2026.10"']);
  expect(done.changes.map(({ urn, op }) => `${op} ${urn.split("::").at(-1)}`)).toEqual([
    "update fjordbevegelse-app",
    "update fjordbevegelse-web",
  ]);
  expect([done.outcome, text()]).toEqual(["written", was.replace('"2026.9"', '"2026.10"')]);
});

describe("a release that can't be had is refused with those that can", () => {
  test.each([
    ["2026.11", "ExorLive has no release 2026.11; it has 2026.10, 2026.9: newer than 2026.9 are 2026.10."],
    ["2026.9", "fjordbevegelse has release 2026.9 already: newer than 2026.9 are 2026.10."],
  ])("%s", async (to, say) => {
    await expect(before().raise(to)).rejects.toThrow(say);
  });
});
