import type { DestroyResult } from "../../operations/index.ts";
import { sayProblems } from "../answer.ts";
import type { Ink } from "../ink.ts";
import { count, sayRefusals } from "./common.ts";

/** What is gone, and what locks and windows keep until when. */
export function destroyWords({ tenant, outcome, removed, remains, problems, error }: DestroyResult, ink: Ink): string {
  if (problems.length > 0) return sayRefusals(tenant, problems, ink);
  const head = {
    succeeded: ink.good(`${tenant} is gone: ${count(removed, "resource")} removed.`),
    refused: ink.bad(`${tenant} was not destroyed.`),
    failed: ink.bad(`${tenant} is not wholly gone: ${count(removed, "resource")} removed before it failed.`),
    cancelled: `${tenant}: stopped on the way, ${count(removed, "resource")} removed.`,
  }[outcome];
  const kept = remains.map(
    ({ what, id, until, because }) =>
      `  ${what} ${ink.faint(id)}\n    until ${until?.slice(0, 10) ?? "somebody deletes it"}: ${because}`,
  );
  const rest =
    kept.length > 0 ? [`${count(kept.length, "thing")} remain${kept.length === 1 ? "s" : ""}:`, ...kept] : [];
  return [head, ...(error ? [sayProblems(error.problems, ink)] : []), ...rest].join("\n");
}
