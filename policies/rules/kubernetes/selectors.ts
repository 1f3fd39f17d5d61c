import { isList, isMap, type Value, type ValueMap } from "../../../graph/index.ts";
import { Unproven } from "../../read.ts";
import type { Labels } from "./objects.ts";

/** Labels as far as a plan tells them. */
export interface Told {
  readonly labels: Labels;
  /** Null where these are all; else there may be any others, but none with these values. */
  readonly butNever: Labels | null;
}

interface Demand {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  readonly values: readonly string[];
}

/** Labels that Kubernetes itself puts on pods, and no plan shows (Kubernetes: Well-Known Labels). */
const GIVEN =
  /^(pod-template-(hash|generation)|controller-(uid|revision-hash)|job-name|(batch|apps|statefulset)\.kubernetes\.io\/.*|topology\.kubernetes\.io\/(zone|region))$/;

/**
 * Whether a selector takes these labels. An empty selector takes everything, and so does none. Throws `Unproven` for one
 * that Kubernetes turns away, and for labels that Kubernetes gives.
 */
export const selects = (selector: Value | undefined, labels: Labels): boolean =>
  readSelector(selector)({ labels, butNever: null });

/** What tells whether a selector takes labels, or would with others that there may be. Throws at once as `selects` does. */
export function readSelector(selector: Value | undefined): (told: Told) => boolean {
  const demands = demandsOf(selector);
  return (told) => demands.every((demand) => mayMeet(demand, told));
}

function mayMeet({ key, operator, values }: Demand, { labels, butNever }: Told): boolean {
  const label = at(labels, key);
  if (label === undefined && butNever !== null)
    return operator !== "In" || values.some((value) => value !== at(butNever, key));
  const among = label !== undefined && values.includes(label);
  if (operator === "In" || operator === "NotIn") return among === (operator === "In");
  return (label !== undefined) === (operator === "Exists");
}

function demandsOf(selector: Value | undefined): readonly Demand[] {
  if (!isMap(selector)) return [];
  const { matchLabels, matchExpressions }: ValueMap = selector;
  const plain = Object.entries(isMap(matchLabels) ? matchLabels : {}).map(([key, value]) =>
    demandOf({ key, operator: "In", values: [value ?? null] }),
  );
  return [...plain, ...(isList(matchExpressions) ? matchExpressions : []).map(demandOf)];
}

function demandOf(expression: Value): Demand {
  const { key, operator, values }: ValueMap = isMap(expression) ? expression : {};
  const among = (isList(values) ? values : []).filter((value) => typeof value === "string");
  const isWhole = !isList(values) || among.length === values.length;
  const names = operator === "In" || operator === "NotIn";
  if (typeof key !== "string" || !(names || operator === "Exists" || operator === "DoesNotExist"))
    throw new Unproven(`the selector ${String(key)} ${String(operator)} can't be read`);
  if (!isWhole || names !== among.length > 0)
    throw new Unproven(`the selector ${key} ${operator} has values that Kubernetes turns away`);
  if (GIVEN.test(key))
    throw new Unproven(`the selector ${key} ${operator} asks for a label that Kubernetes itself gives`);
  return { key, operator, values: among };
}

const at = (labels: Labels, key: string): string | undefined => (Object.hasOwn(labels, key) ? labels[key] : undefined);
