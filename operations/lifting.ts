import type { Graph } from "../graph/index.ts";
import type { Step } from "./shapes/index.ts";
import { topLevel } from "./values.ts";

/** One resource on which a leaving tenant declares something otherwise, as its protection from deletion. */
export interface Lift {
  readonly urn: string;
  readonly properties: readonly string[];
}

/** What a leaving tenant declares otherwise, of what stands. */
export function liftsOf(staying: Graph, leaving: Graph, stands: ReadonlySet<string>): Lift[] {
  return leaving.resources.flatMap(({ urn, inputs }) => {
    const before = staying.byUrn.get(urn)?.inputs ?? {};
    const differs = (name: string) => JSON.stringify(inputs[name]) !== JSON.stringify(before[name]);
    const properties = Object.keys(inputs).filter(differs);
    return stands.has(urn) && properties.length > 0 ? [{ urn, properties }] : [];
  });
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
