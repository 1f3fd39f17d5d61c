import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Assessment, bundleOf } from "../evidence/index.ts";
import { assessmentOf } from "../operations/index.ts";
import type { Verdict } from "../policies/index.ts";
import type { Planned } from "./planned.ts";
import { root } from "./subject.ts";

/** Gathers all that the evidence of a judgement is written from. */
export function gathered({ of, graph }: Planned, verdicts: readonly Verdict[]): Promise<Assessment> {
  const found = { graph, verdicts };
  const placed = { ...of.order, settled: of.settled };
  return assessmentOf(placed, root, found, { judged: "plan", at: new Date() });
}

/** Writes the evidence, in every form and signed, and takes it away again; returns its bytes. */
export function written(assessment: Assessment): number {
  const { privateKey } = generateKeyPairSync("ed25519");
  const files = bundleOf(assessment, privateKey);
  const folder = mkdtempSync(join(tmpdir(), "domicile-bench-"));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  rmSync(folder, { recursive: true });
  return [...files.values()].reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}
