import { generateKeyPairSync } from "node:crypto";
import { type Assessment, bundleOf, keepLedger } from "../../evidence/index.ts";
import type { Graph } from "../../graph/index.ts";
import { digestsOf, judgeTenant, loadFrameworks, retentionOf, rules, subjectOf } from "../../policies/index.ts";
import { loadCapabilities, owed } from "../../promises/index.ts";
import { type Declared, declared } from "../stacks/tenants.ts";

const made = new Map<string, Promise<Assessment>>();

/** An example as it is planned, judged and told once. */
export function assessmentOf(name: string): Promise<Assessment> {
  const found = made.get(name) ?? assess(name, (graph) => graph);
  made.set(name, found);
  return found;
}

/** The same of what was made of its plan. */
export async function assess(name: string, change: (graph: Graph) => Graph): Promise<Assessment> {
  const home = await declared(name);
  return assessmentIn({ ...home, graph: change(home.graph) });
}

/** Bytes that all files of its evidence have together. */
export function bytesOf(assessment: Assessment): number {
  const files = bundleOf(assessment, generateKeyPairSync("ed25519").privateKey);
  return [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** The same of any tenant whose plan is at hand. */
export function assessmentIn({ order, settled, graph }: Declared): Assessment {
  const { tenant, product } = order;
  const at = new Date("2026-11-22");
  const verdicts = judgeTenant(order, settled, graph, at);
  const capabilities = loadCapabilities();
  return {
    tenant: tenant.name,
    organisation: tenant.customer.organisation,
    product: `${tenant.product.name} ${tenant.product.version}`,
    judged: "plan",
    at: "2026-11-22",
    commit: "0123456789abcdef0123456789abcdef01234567",
    asked: order.files.map(({ file }) => ({ file, sha256: "0".repeat(64) })),
    settled,
    waivers: order.waivers,
    capabilities,
    rules,
    digests: digestsOf(rules),
    verdicts,
    ledger: keepLedger({ owed: owed(settled, product), capabilities, rules, verdicts }),
    retention: retentionOf(subjectOf(order, settled, graph, at)),
    frameworks: loadFrameworks(),
    graph,
  };
}
