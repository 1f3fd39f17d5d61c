import { badInput, nearest, tenantSchema } from "../../spec/index.ts";
import type { Drafts, KeptDraft } from "./drafts.ts";

/** How much of its id tells a draft whose tenant has no name yet. */
const ID_LENGTH = 8;

/** Drafts of tenants that have no file yet, newest first. */
export function newTenants(drafts: Drafts): KeptDraft[] {
  return drafts.all().filter(({ tenant }) => tenant === null);
}

/** What a person calls a draft by: its tenant's name, or the beginning of its id until that has one. */
export function draftName({ id, draft }: Pick<KeptDraft, "id" | "draft">): string {
  const { success, data } = tenantSchema.shape.name.safeParse(draft.name);
  return success ? data : id.slice(0, ID_LENGTH);
}

/**
 * The newest draft of a new tenant that goes by this name.
 * @throws BadInput when there is none
 */
export function draftNamed(drafts: Drafts, name: string): KeptDraft {
  const all = newTenants(drafts);
  const named = all.find((one) => draftName(one) === name);
  if (named) return named;
  const names = all.map(draftName);
  const near = nearest(name, names);
  const cure = near ? `did you mean ${near}?` : `drafts are ${names.join(", ") || "none"}.`;
  const allowed = names.join(", ") || null;
  throw badInput("no-such-draft", `There is no draft ${name}: ${cure}`, { found: name, allowed });
}
