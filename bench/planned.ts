import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleOf } from "../evidence/index.ts";
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
  const { product, platform, accounts } = of.order;
  const program = () => declareTenant({ settled: of.settled, product, platform, accounts });
  const graph = await capture(program, { project: "domicile", stack: of.settled.tenant.name });
  return { of, graph };
}

/** Judges a captured plan by every rule. */
export function judged({ of, graph }: Planned): readonly Verdict[] {
  return judgeTenant(of.order, of.settled, graph);
}

/** Writes the evidence of a judgement, in every form and signed, and takes it away again; returns its bytes. */
export async function evidenced({ of, graph }: Planned, verdicts: readonly Verdict[]): Promise<number> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const found = { graph, verdicts };
  const placed = { ...of.order, settled: of.settled };
  const assessment = await assessmentOf(placed, root, found, { judged: "plan", at: new Date() });
  const files = bundleOf(assessment, privateKey);
  const folder = mkdtempSync(join(tmpdir(), "domicile-bench-"));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  rmSync(folder, { recursive: true });
  return [...files.values()].reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}
