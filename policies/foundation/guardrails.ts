import { dig, type Graph, isMap, type Resource, referrers, type Value, type ValueMap } from "../../graph/index.ts";
import { json, many, Unproven } from "../read.ts";

export const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";
const ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment";

/** One denial of a guardrail, everything that may be one or many as a list. */
export interface Denial {
  readonly actions: readonly string[];
  /** Of what alone it doesn't speak; empty where it says of what it does. */
  readonly except: readonly string[];
  readonly everywhere: boolean;
  /** By operator and key. */
  readonly conditions: Readonly<Record<string, ValueMap>>;
}

/** Everything that is denied in a unit. Throws `Unproven` when a guardrail of it can't be read. */
export function denialsIn(graph: Graph, unit: Resource): readonly Denial[] {
  const attached = referrers(graph, ATTACHMENT, "targetId", unit);
  const policies = attached.flatMap(({ refs }) => refs.policyId ?? []).flatMap((urn) => graph.byUrn.get(urn) ?? []);
  return policies.flatMap((policy) => statementsOf(policy).filter(isDenial).map(read));
}

function statementsOf(policy: Resource): readonly Value[] {
  return many(dig(json(policy, "content", "policy document"), "Statement"));
}

const isDenial = (statement: Value) => dig(statement, "Effect") === "Deny";

function read(statement: Value): Denial {
  return {
    actions: many(dig(statement, "Action")).map(String),
    except: many(dig(statement, "NotAction")).map(String),
    everywhere: many(dig(statement, "Resource")).includes("*"),
    conditions: Object.fromEntries(
      Object.entries(object(dig(statement, "Condition"))).map(([operator, keys]) => [operator, object(keys)]),
    ),
  };
}

function object(value: Value | undefined): ValueMap {
  if (value === undefined || isMap(value)) return value ?? {};
  throw new Unproven("a condition of a guardrail is no object");
}

/** Whether an action, written out, is meant by a pattern. */
export function means(pattern: string, action: string): boolean {
  const parts = pattern
    .toLowerCase()
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(action.toLowerCase());
}
