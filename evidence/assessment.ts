import type { Graph } from "../graph/index.ts";
import type { Settled } from "../law/index.ts";
import type { Framework, Retention, Rule, Verdict } from "../policies/index.ts";
import type { Capabilities } from "../promises/index.ts";
import type { Waiver } from "../spec/index.ts";
import type { Entry } from "./ledger.ts";

/** One tenant, judged on one day: everything that evidence is written from. */
export interface Assessment {
  readonly tenant: string;
  /** Legal name of the customer. */
  readonly organisation: string;
  /** Name and release of the product. */
  readonly product: string;
  /** What would be declared, or what really stands. */
  readonly judged: "plan" | "deployed";
  /** Day of the judgement, in UTC, such as `2026-11-22`. */
  readonly at: string;
  /** Commit of the project, in full; null outside git. Ends in `+` where files differ from it. */
  readonly commit: string | null;
  /** What was asked for, each file with its SHA-256. */
  readonly asked: readonly { readonly file: string; readonly sha256: string }[];
  /** What the customer was sold, and where the law has it live. */
  readonly settled: Settled;
  /** What is not kept for a while, knowingly. */
  readonly waivers: readonly Waiver[];
  /** What each word means that rules prove and promises and controls rest on. */
  readonly capabilities: Capabilities;
  readonly rules: readonly Rule[];
  /** Of each rule by its name: it is another where the rule is. */
  readonly digests: ReadonlyMap<string, string>;
  readonly verdicts: readonly Verdict[];
  readonly ledger: readonly Entry[];
  /** How long what is deleted outlives that, store by store. */
  readonly retention: readonly Retention[];
  readonly frameworks: readonly Framework[];
  readonly graph: Graph;
}

/** The first line of whatever is written: of which tenant, on what it rests, and from when it is. */
export function headline({ tenant, judged, at, commit }: Assessment): string {
  const on = judged === "plan" ? "as planned, before anything of it is made" : "as it really stands";
  return `${tenant} ${on}, judged on ${at}, ${commit === null ? "outside any commit" : `at commit ${commit}`}`;
}

/** How many there are of each outcome, in a fixed order. */
export function tally<T extends string>(order: readonly T[], found: readonly { readonly outcome: T }[]) {
  return Object.fromEntries(
    order.map((outcome) => [outcome, found.filter((each) => each.outcome === outcome).length]),
  ) as Record<T, number>;
}
