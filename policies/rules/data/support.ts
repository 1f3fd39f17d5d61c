import { dig, type Graph, ofType, type Resource, referents, type Value } from "../../../graph/index.ts";
import type { Statement } from "../../document.ts";
import { LIFECYCLE } from "./cleanups.ts";

/** Buckets that are for support: their clean-up has a line by the name of the folder that was agreed. */
export function supportBuckets(graph: Graph, folder: string | undefined): readonly Resource[] {
  if (folder === undefined) return [];
  return ofType(graph, LIFECYCLE)
    .filter((cleaner) => linesOf(cleaner, folder).length > 0)
    .flatMap((cleaner) => referents(graph, cleaner, "bucket"));
}

/** Lines of a clean-up by this name. */
const linesOf = ({ inputs }: Resource, folder: string): readonly Value[] =>
  Array.isArray(inputs.rules) ? inputs.rules.filter((rule: Value) => dig(rule, "id") === folder) : [];

/** Names of the roles by which files are scanned. */
export const scannersOf = (graph: Graph): readonly string[] =>
  ofType(graph, "aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan")
    .flatMap((plan) => referents(graph, plan, "role"))
    .map(({ inputs }) => String(inputs.name));

/** Denies everybody but some of these. */
export const keepsTo = ({ conditions: [only, ...more] }: Statement, readers: readonly string[]): boolean =>
  only?.operator === "StringNotEquals" &&
  only.key === "aws:PrincipalArn" &&
  more.length === 0 &&
  only.values.every((value) => readers.includes(value));
