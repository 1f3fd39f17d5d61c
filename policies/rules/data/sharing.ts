import { ofType, type Resource } from "../../../graph/index.ts";
import { each, list, text } from "../../read.ts";
import { type Finding, fail, pass } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

/** Which property of a type names the accounts, or the group, that get a snapshot or an image. */
export type Sharing = Readonly<Record<string, string>>;

/** Whether what is shared goes to the tenant's own two accounts alone. */
export function* judgeSharing(subject: Subject, sharing: Sharing): Generator<Finding> {
  for (const [type, property] of Object.entries(sharing)) {
    yield* each(ofType(subject.graph, type), (shared) => judgeShared(subject, shared, property));
  }
}

function judgeShared({ accounts }: Subject, shared: Resource, property: string): Finding {
  const value = shared.inputs[property];
  const takers = typeof value === "string" ? [text(shared, property)] : list(shared, property).map(String);
  const others = takers.filter((taker) => taker !== accounts.tenant && taker !== accounts.backup);
  const facts = { takers: takers.map(String) };
  return others.length === 0
    ? pass(shared, `${shared.name} is for this tenant's own accounts alone`, facts)
    : fail(shared, `${shared.name} is shared with ${others.join(" and ")}`, facts);
}
