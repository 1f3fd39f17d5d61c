import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { type Assessment, keepLedger } from "../evidence/index.ts";
import type { Graph } from "../graph/index.ts";
import { digestsOf, judgeTenant, loadFrameworks, rules, type Verdict } from "../policies/index.ts";
import { loadCapabilities, owed } from "../promises/index.ts";
import { dayOf } from "./day.ts";
import type { Placed } from "./order.ts";
import { captureTenant } from "./plan.ts";
import { fingerprint } from "./records.ts";
import { judgeStanding } from "./refresh.ts";
import type { Stage } from "./stage.ts";

/**
 * Judges one tenant by every rule, and gathers all that is to be told of it.
 * @throws BadInput when what stands is asked for and nothing does
 */
export async function assess(
  placed: Placed,
  stage: Stage,
  { judged, at }: { readonly judged: Assessment["judged"]; readonly at: Date },
): Promise<Assessment> {
  const { tenant, product, settled, waivers } = placed;
  const { graph, verdicts } =
    judged === "plan" ? await planned(placed, stage, at) : await judgeStanding(placed, stage, at);
  const capabilities = loadCapabilities();
  const books = { owed: owed(settled, product), capabilities, rules, verdicts };
  return {
    tenant: tenant.name,
    organisation: tenant.customer.organisation,
    product: `${tenant.product.name} ${tenant.product.version}`,
    judged,
    at: dayOf(at),
    commit: commitOf(stage.root),
    asked: placed.files.map((file) => ({ file, sha256: fingerprint(resolve(stage.root, file)) })),
    settled,
    waivers,
    capabilities,
    rules,
    digests: digestsOf(rules),
    verdicts,
    ledger: keepLedger(books),
    frameworks: loadFrameworks(),
    graph,
  };
}

interface Judgement {
  readonly graph: Graph;
  readonly verdicts: readonly Verdict[];
}

async function planned(placed: Placed, { root, declare }: Stage, at: Date): Promise<Judgement> {
  const graph = await captureTenant(root, placed, declare);
  return { graph, verdicts: judgeTenant(placed, placed.settled, graph, at) };
}

/** The commit of the project, with `+` where it isn't all of what was judged; null outside git. */
function commitOf(root: string): string | null {
  try {
    const git = (...words: readonly string[]) =>
      execFileSync("git", ["-C", root, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const isChanged = git("status", "--porcelain", "--", join(root)).trim() !== "";
    return `${git("rev-parse", "HEAD").trim()}${isChanged ? "+" : ""}`;
  } catch {
    return null;
  }
}
