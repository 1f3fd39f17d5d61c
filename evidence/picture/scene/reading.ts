import { type Graph, isType, ofType, type Resource } from "../../../graph/index.ts";
import type { Settled } from "../../../law/index.ts";

/** What a picture is drawn from. */
export interface Drawn {
  readonly graph: Graph;
  readonly settled: Settled;
}

const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";

/** A resource's name without the tenant's in front: `files` of `almendro-files`. */
export function shortName({ stack }: Graph, { name }: Resource): string {
  return name === stack ? "" : name.replace(`${stack}-`, "");
}

/** A text that the plan knows; empty when it isn't known yet. */
export function textIn({ inputs }: Resource, property: string): string {
  const value = inputs[property];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Urn of the key that this property names, by itself or by its alias. */
export function keyIn(graph: Graph, resource: Resource, property: string): string | undefined {
  const named = (resource.refs[property] ?? []).flatMap((urn) => graph.byUrn.get(urn) ?? []);
  const [key] = named.flatMap((one) => {
    if (isType(one, KEY)) return [one.urn];
    return isType(one, ALIAS) ? (one.refs.targetKeyId ?? []) : [];
  });
  return key;
}

/** The provider that a resource is made by, which says in which account and region. */
export function homeOf(graph: Graph, { provider }: Resource): { account: string; region: string } {
  const made = provider === null ? undefined : graph.byUrn.get(provider);
  const accounts = made?.inputs.allowedAccountIds;
  const [account] = Array.isArray(accounts) ? accounts : [];
  return { account: String(account ?? ""), region: made === undefined ? "" : textIn(made, "region") };
}

/** The first of a type, where there can be but one. */
export function oneOf(graph: Graph, type: string): Resource | undefined {
  return ofType(graph, type)[0];
}

/** `1 door`, `2 doors`. */
export function count(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}
