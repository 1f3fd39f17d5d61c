import { type Assessment, keepLedger } from "../../evidence/index.ts";
<<<<<<< HEAD
import { digestsOf, judge, loadFrameworks, rules, subjectOf } from "../../policies/index.ts";
import { loadCapabilities, owed } from "../../promises/index.ts";
import { drawing } from "./ledgers.ts";

const made = new Map<string, Promise<Assessment>>();

/** An example as it is planned, judged and told once. */
export function assessmentOf(name: string): Promise<Assessment> {
  const found = made.get(name) ?? assess(name);
  made.set(name, found);
  return found;
}

async function assess(name: string): Promise<Assessment> {
  const { order, settled, graph } = await drawing(name);
  const { tenant, product } = order;
  const verdicts = judge(rules, subjectOf(order, settled, graph));
  const capabilities = loadCapabilities();
=======
import type { Graph } from "../../graph/index.ts";
import { judgeTenant, loadFrameworks, rules } from "../../policies/index.ts";
import { loadCapabilities, owed } from "../../promises/index.ts";
import type { Waiver } from "../../spec/index.ts";
import { drawing } from "./ledgers.ts";

/** What evidence is written from, of an example or of what was made of it, on one day. */
export async function assessmentOf(name: string, instead?: (graph: Graph) => Graph, waivers: readonly Waiver[] = []) {
  const { order, settled, graph: drawn } = await drawing(name);
  const graph = instead === undefined ? drawn : instead(drawn);
  const verdicts = judgeTenant({ ...order, waivers }, settled, graph, new Date("2026-11-22"));
  const capabilities = loadCapabilities();
  const { tenant, product } = order;
>>>>>>> 4767a05 (evidence: a page for the customer, the reviewer and the engineer)
  return {
    tenant: tenant.name,
    organisation: tenant.customer.organisation,
    product: `${tenant.product.name} ${tenant.product.version}`,
    judged: "plan",
    at: "2026-11-22",
<<<<<<< HEAD
    commit: "0123456789abcdef0123456789abcdef01234567",
    asked: order.files.map((file) => ({ file, sha256: "0".repeat(64) })),
    settled,
    waivers: order.waivers,
    capabilities,
    rules,
    digests: digestsOf(rules),
=======
    commit: "0123abc",
    asked: [{ file: order.file, sha256: "ab".repeat(32) }],
    settled,
    waivers,
    capabilities,
    rules,
>>>>>>> 4767a05 (evidence: a page for the customer, the reviewer and the engineer)
    verdicts,
    ledger: keepLedger({ owed: owed(settled, product), capabilities, rules, verdicts }),
    frameworks: loadFrameworks(),
    graph,
<<<<<<< HEAD
  };
=======
  } satisfies Assessment;
>>>>>>> 4767a05 (evidence: a page for the customer, the reviewer and the engineer)
}
