import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Assessment, bundleOf } from "../evidence/index.ts";
import { capture, type Graph } from "../graph/index.ts";
import { assessmentOf } from "../operations/index.ts";
import { judgeTenant, type Verdict } from "../policies/index.ts";
import { declareTenant } from "../stacks/index.ts";
import { type Measurable, root, subject } from "./subject.ts";

export interface Planned {
  readonly of: Measurable;
  readonly graph: Graph;
}

/** Captures a tenant's plan, under another name if one is given. */
export async function captured(name?: string): Promise<Planned> {
  const of = subject(name);
  const { product, platform, accounts, digest } = of.order;
  const program = () => declareTenant({ settled: of.settled, product, platform, accounts, digest });
  const graph = await capture(program, { project: "domicile", stack: of.settled.tenant.name });
  return { of, graph };
}

/** Judges a captured plan by every rule. */
export function judged({ of, graph }: Planned): readonly Verdict[] {
  return judgeTenant(of.order, of.settled, graph);
}

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
