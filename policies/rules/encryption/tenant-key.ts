import {
  dig,
  type Graph,
  isSecret,
  isType,
  isUnknown,
  ofType,
  type Resource,
  referents,
} from "../../../graph/index.ts";
import { flag, places, text, Unproven } from "../../read.ts";
import type { Subject } from "../../verdict.ts";
import type { Store } from "./stores.ts";

const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";

/** What keeps a store from being under a key of this tenant, as clauses; none when it is under one. */
export function storeFaults(subject: Subject, resource: Resource, { key, on, when }: Store): readonly string[] {
  if (when !== undefined && !flag(resource, when)) return [];
  const off = on === undefined ? [] : places(resource, on).filter((path) => !flag(resource, path));
  const faults = places(resource, key).flatMap((path) => keyFault(subject, resource, path) ?? []);
  return [...off.map((path) => `${path} is off`), ...faults];
}

/**
 * Why the key that a property names isn't a key of this stack; undefined when it is. Throws `Unproven` when nobody can
 * tell.
 */
function keyFault({ graph, accounts }: Subject, resource: Resource, path: string): string | undefined {
  const value = dig(resource.inputs, path);
  if (value === undefined || value === null || value === "") return `${path} names no key, so a key of AWS is used`;
  const named = isUnknown(value) || isSecret(value) ? undefined : text(resource, path);
  if (named === undefined) {
    if (refersToKey(graph, resource, path)) return undefined;
    throw new Unproven(`${path} of ${resource.name} is a key that nobody knows yet`);
  }
  const [account] = named.startsWith("arn:") ? named.split(":").slice(4) : [accounts.tenant];
  const ours = account === accounts.tenant || account === accounts.backup;
  if (named.includes("alias/aws/") || !ours) return `${path} names ${named}, which is not this tenant's`;
  const known = refersToKey(graph, resource, path) || isChosenAlias(graph, named);
  return known ? undefined : `${path} names ${named}, which is no key of this stack`;
}

function refersToKey(graph: Graph, resource: Resource, path: string): boolean {
  const targets = referents(graph, resource, path.split(".")[0] ?? path);
  return targets.some((target) => isType(target, KEY) || isType(target, ALIAS));
}

/** Whether this is the name, or the ARN, of an alias that this stack gives to a key of its own. */
function isChosenAlias(graph: Graph, named: string): boolean {
  const aliases = ofType(graph, ALIAS).filter((alias) => referents(graph, alias, "targetKeyId").length > 0);
  return aliases.some((alias) => {
    const name = text(alias, "name");
    return name !== undefined && (named === name || named.endsWith(`:${name}`));
  });
}
