import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Assessment, keepLedger } from "../evidence/index.ts";
import { digestsOf, loadFrameworks, retentionOf, rules, subjectOf } from "../policies/index.ts";
import { loadCapabilities, owed } from "../promises/index.ts";
import { dayOf } from "./day.ts";
import { type Judging, judgementOf } from "./judgement.ts";
import type { Placed } from "./order.ts";
import type { Stage } from "./stage.ts";

/**
 * Judges one tenant by every rule, and gathers all that is to be told of it.
 * @throws BadInput when what stands is asked for and nothing does
 */
export async function assess(placed: Placed, stage: Stage, judging: Judging): Promise<Assessment> {
  return assessmentOf(placed, stage.root, await judgementOf(placed, stage, judging), judging);
}

/** Gathers all that is to be told of a tenant that is judged already. @param root the project's folder */
export async function assessmentOf(
  placed: Placed,
  root: string,
  { graph, verdicts }: Awaited<ReturnType<typeof judgementOf>>,
  { judged, at }: Judging,
): Promise<Assessment> {
  const commit = commitOf(root);
  const { tenant, product, settled, waivers } = placed;
  const capabilities = loadCapabilities();
  const books = { owed: owed(settled, product), capabilities, rules, verdicts };
  return {
    tenant: tenant.name,
    organisation: tenant.customer.organisation,
    product: `${tenant.product.name} ${tenant.product.version}`,
    judged,
    at: dayOf(at),
    asked: placed.files,
    settled,
    waivers,
    capabilities,
    rules,
    digests: digestsOf(rules),
    verdicts,
    ledger: keepLedger(books),
    retention: retentionOf(subjectOf(placed, settled, graph, at)),
    frameworks: loadFrameworks(),
    graph,
    commit: await commit,
  };
}

/** The commit of the project, with `+` where it isn't all of what was judged; null outside git. */
async function commitOf(root: string): Promise<string | null> {
  try {
    const words = ["-C", root, "status", "--porcelain=v2", "--branch", "--", root];
    const { stdout: status } = await promisify(execFile)("git", words, { maxBuffer: 1 << 28 });
    const commit = /^# branch\.oid ([0-9a-f]+)$/m.exec(status)?.[1];
    return commit === undefined ? null : `${commit}${/^[^#]/m.test(status) ? "+" : ""}`;
  } catch {
    return null;
  }
}
