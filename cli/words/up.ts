import type { UpResult } from "../../operations/index.ts";
import { sayProblems } from "../answer.ts";
import type { Ink } from "../ink.ts";
import { count, sayRefusals, sayVerdicts } from "./common.ts";
import { sayHandover } from "./handover.ts";

/** How one brings it up: by which command, and whether what is inside the cluster was left to the runner. */
interface Manner {
  readonly again: string;
  readonly leavesCluster?: boolean;
}

/** Where the data lives and why, what stands, what was judged and what to do next. */
export function upWords(result: UpResult, { again, leavesCluster = false }: Manner, ink: Ink): string {
  if (result.problems.length > 0) return sayRefusals(result.tenant, result.problems, ink);
  const { tenant, outcome, verdicts, error } = result;
  if (outcome === "refused") {
    return [ink.bad(`${tenant} was refused, and nothing was changed.`), sayVerdicts(verdicts, ink)].join("\n");
  }
  if (outcome === "failed") {
    const head = ink.bad(`${tenant} is not whole: the engine or the cloud failed on the way.`);
    return [head, sayProblems(error?.problems ?? [], ink), sayDone(result), next(again)].join("\n");
  }
  if (outcome === "cancelled") return [`${tenant}: stopped on the way.`, sayDone(result), next(again)].join("\n");
  const left = leavesCluster ? [sayLeft(tenant, ink)] : [];
  const handover = result.handover === null ? [] : [sayHandover(result.handover, ink)];
  return [ink.good(sayStanding(result)), sayPlace(result, ink), sayVerdicts(verdicts, ink), ...left, ...handover].join(
    "\n",
  );
}

function sayLeft(tenant: string, ink: Ink): string {
  const start = `aws codebuild start-build --project-name ${tenant}-runner`;
  return `What is inside the cluster is left to the runner: ${ink.strong(start)}`;
}

function sayStanding({ tenant, changes, seconds }: UpResult): string {
  const { create, update, replace, same } = changes;
  const standing = `${count(create + update + replace + same, "resource")} stand`;
  if (create + update + replace + changes.delete === 0)
    return `${tenant} is up: ${standing}, and nothing had to change.`;
  return `${tenant} is up after ${seconds} s: ${standing} (${create} new, ${update} changed, ${replace} replaced, ${changes.delete} gone).`;
}

function sayPlace({ placement }: UpResult, ink: Ink): string {
  const home = placement?.homes.find(({ what }) => what === "data");
  return home ? `Its data lives in ${ink.strong(home.region)}. ${home.reason.say}` : "";
}

function sayDone({ changes: { create, update, replace, delete: gone } }: UpResult): string {
  return `Until then: ${create} made, ${update} changed, ${replace} replaced, ${gone} taken away.`;
}

function next(again: string): string {
  return `Run again to go on from there: ${again}`;
}
