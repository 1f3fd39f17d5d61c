import type { Deployment } from "@pulumi/pulumi/automation/index.js";
import type { Standing } from "./standing.ts";

interface Pending {
  /** As the engine names it: `creating`, `updating`, `deleting` … */
  readonly type: string;
  readonly resource: Standing;
}

/**
 * Says what a run that was ended by force was in the midst of making, one sentence each: the engine doesn't know
 * whether it exists, and makes it again. What is changed or deleted twice is the same; what is made twice is not.
 */
export function unfinishedIn({ deployment }: Deployment): string[] {
  const pending = (deployment as { pending_operations?: readonly Pending[] | null } | null)?.pending_operations ?? [];
  return pending.filter(({ type }) => type === "creating").map(({ resource }) => unfinished(resource));
}

function unfinished({ urn, type, inputs = {} }: Standing): string {
  const tag = (inputs.tags as Readonly<Record<string, unknown>> | undefined)?.["domicile:id"];
  const mark = typeof tag === "string" ? `tagged domicile:id=${tag}` : "of that name";
  return (
    `The last run was ended by force while it made ${urn.split("::").at(-1)} (${type}), which is made anew now. ` +
    `Should one ${mark} exist already, delete it by hand: nothing else knows of it.`
  );
}
