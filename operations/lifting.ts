import type { Graph, ValueMap } from "../graph/index.ts";
import type { Step } from "./shapes/index.ts";
import type { Standing } from "./standing.ts";
import { topLevel } from "./values.ts";

/** One resource on which a leaving tenant declares something otherwise, as its protection from deletion. */
export interface Lift {
  readonly urn: string;
  readonly properties: readonly string[];
}

/**
 * What a leaving tenant declares otherwise, of what stands and isn't lifted yet: an earlier destroy may have begun. Where
 * the engine itself protects a thing no property tells.
 */
export function liftsOf(staying: Graph, leaving: Graph, standing: readonly Standing[]): Lift[] {
  return standing.flatMap(({ urn, protect = false, inputs: stands = {} }) => {
    const inputsIn = (graph: Graph): ValueMap => graph.byUrn.get(urn)?.inputs ?? {};
    const [before, after] = [inputsIn(staying), inputsIn(leaving)];
    const properties = Object.keys(after).filter((name) => !same(after[name], before[name]));
    const isAsStaying = (name: string) => stands[name] !== undefined && same(stands[name], before[name]);
    const isFreed = protect && leaving.byUrn.get(urn)?.protect === false;
    return isFreed || properties.some(isAsStaying) ? [{ urn, properties }] : [];
  });
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** True when a step changes what is lifted and nothing else. */
export function liftsOnly(lifts: readonly Lift[], { urn, op, properties }: Step): boolean {
  const lifted = lifts.find((lift) => lift.urn === urn)?.properties ?? [];
  return op === "update" && properties.every((property) => lifted.includes(topLevel(property)));
}

/** True when something lifted refers to what doesn't stand: the file asks for more than was built. */
export function asksForMore(lifts: readonly Lift[], leaving: Graph, stands: ReadonlySet<string>): boolean {
  const needs = lifts.flatMap(({ urn }) => {
    const { refs = {}, dependsOn = [] } = leaving.byUrn.get(urn) ?? {};
    return [...Object.values(refs).flat(), ...dependsOn];
  });
  return needs.some((urn) => !stands.has(urn));
}
