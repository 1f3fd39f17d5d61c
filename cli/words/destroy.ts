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
  const many = `${count(remains.length, "thing")} remain${remains.length === 1 ? "s" : ""}:`;
  const rest = remains.length > 0 ? [many, ...sayRemains(remains, ink)] : [];
  return [head, ...(error ? [sayProblems(error.problems, ink)] : []), ...rest].join("\n");
}

/** What stays until the same day for the same reason, together. */
function sayRemains(remains: DestroyResult["remains"], ink: Ink): string[] {
  const groups = new Map<string, string[]>();
  for (const { what, id, until, because } of remains) {
    const why = `  until ${until?.slice(0, 10) ?? "somebody deletes it"}: ${because}`;
    groups.set(why, [...(groups.get(why) ?? []), `    ${what} ${ink.faint(id)}`]);
  }
  return [...groups].flatMap(([why, things]) => [why, ...things]);
}
