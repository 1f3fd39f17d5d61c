import { type Graph, ofType, type Resource } from "../../graph/index.ts";
import { text, Unproven } from "../read.ts";

export const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";
const ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment";

/** One denial of a guardrail, everything that may be one or many as a list. */
export interface Denial {
  readonly actions: readonly string[];
  /** Of what alone it doesn't speak; empty where it says of what it does. */
  readonly except: readonly string[];
  readonly everywhere: boolean;
  /** By operator and key. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Everything that is denied in a unit. Throws `Unproven` when a guardrail of it can't be read. */
export function denialsIn(graph: Graph, unit: Resource): readonly Denial[] {
  const attached = ofType(graph, ATTACHMENT).filter(({ refs }) => refs.targetId?.includes(unit.urn));
  const policies = attached.flatMap(({ refs }) => refs.policyId ?? []).flatMap((urn) => graph.byUrn.get(urn) ?? []);
  return policies.flatMap((policy) => statementsOf(policy).filter(isDenial).map(read));
}

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: Denial["conditions"];
}

function statementsOf(policy: Resource): readonly Statement[] {
  try {
    return many(JSON.parse(text(policy, "content") ?? "").Statement) as Statement[];
  } catch (error) {
    if (error instanceof Unproven) throw error;
    throw new Unproven(`content of ${policy.name} is no policy document`);
  }
}

const isDenial = ({ Effect }: Statement) => Effect === "Deny";

function read({ Action, NotAction, Resource, Condition = {} }: Statement): Denial {
  return {
    actions: many(Action).map(String),
    except: many(NotAction).map(String),
    everywhere: many(Resource).includes("*"),
    conditions: Condition,
  };
}

export const many = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Whether an action, written out, is meant by a pattern. */
export function means(pattern: string, action: string): boolean {
  const parts = pattern
    .toLowerCase()
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(action.toLowerCase());
}
