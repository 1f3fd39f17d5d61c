import { isMap, type Resource, remembered, type Value, type ValueMap } from "../graph/index.ts";
import { json, many, Unproven } from "./read.ts";

/** One statement of an AWS policy document, everything that may be one or many as a list. */
export interface Statement {
  readonly sid: string;
  readonly effect: "Allow" | "Deny";
  readonly principals: readonly Principal[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

export interface Principal {
  /** As AWS writes it: `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` for everybody. */
  readonly kind: string;
  readonly name: string;
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * The policy document at a path, undefined when none is set. Throws `Unproven` when any of it is unknown, it can't be
 * read, or it says whom or what it does *not* speak of, which nobody can bound.
 */
export const document = remembered((resource: Resource, path: string): readonly Statement[] | undefined => {
  const document = json(resource, path, "policy document");
  if (document === undefined) return undefined;
  if (!isMap(document)) throw new Unproven(`${path} of ${resource.name} is no policy document`);
  const { Statement: statements }: ValueMap = document;
  return many(statements).map((statement) => readStatement(resource, statement));
});

function readStatement(resource: Resource, statement: Value): Statement {
  if (!isMap(statement)) throw new Unproven(`a statement of ${resource.name}'s policy is not an object`);
  const { Sid, Effect, Principal, Action, Resource, Condition }: ValueMap = statement;
  const negated = Object.keys(statement).find((key) => key.startsWith("Not"));
  if (negated !== undefined) throw new Unproven(`the policy of ${resource.name} says ${negated}, which has no bounds`);
  if (Effect !== "Allow" && Effect !== "Deny") {
    throw new Unproven(`a statement of ${resource.name}'s policy neither allows nor denies`);
  }
  return {
    sid: typeof Sid === "string" ? Sid : "a statement",
    effect: Effect,
    principals: principalsOf(Principal),
    actions: many(Action).map(String),
    resources: many(Resource).map(String),
    conditions: pairs(Condition).flatMap(([operator, keys]) =>
      pairs(keys).map(([key, values]) => ({ operator, key, values: many(values).map(String) })),
    ),
  };
}

function principalsOf(value: Value | undefined): readonly Principal[] {
  if (value === undefined) return [];
  if (!isMap(value)) return [{ kind: "*", name: String(value) }];
  return pairs(value).flatMap(([kind, names]) => many(names).map((name) => ({ kind, name: String(name) })));
}

function pairs(value: ValueMap | Value | undefined): readonly (readonly [string, Value])[] {
  return isMap(value)
    ? Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, inner]]))
    : [];
}

/** Whether one of these actions, `*` and `?` in them and upper and lower case as IAM takes them, is or contains an action. */
export function covers(actions: readonly string[], action: string): boolean {
  return patterns(actions).some((one) => one.test(action));
}

/**
 * Whether what a policy calls a resource, `*`, `?` and variables in it as IAM takes them, may be one whose ARN begins so.
 */
export function reaches(resource: string, beginning: string): boolean {
  const [plain = ""] = resource.split(/\*|\$\{/);
  const isWhole = plain.length === resource.length;
  if (isWhole && plain.length < beginning.length) return false;
  return [...beginning.slice(0, plain.length)].every((sign, at) => plain[at] === "?" || plain[at] === sign);
}

const patterns = remembered((actions: readonly string[]) => actions.map(pattern));

function pattern(action: string): RegExp {
  const text = action.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${text.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i");
}
