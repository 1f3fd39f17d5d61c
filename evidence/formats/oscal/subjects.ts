import { compare } from "../../../graph/index.ts";
import { nameIn } from "../../../spec/index.ts";
import { type Assessment, headline } from "../../assessment.ts";
import type { Group } from "../../groups.ts";
import { sourceIn } from "../source.ts";
import { prop, uuidOf } from "./words.ts";

/** Component of the whole stack, and of what stands in no other. */
const WHOLE = "tenant";

/** The component of ours that a resource is part of, such as `network`. */
function componentIn(urn: string): string {
  return [...urn.matchAll(/domicile:(\w+):\w+\$/g)].at(-1)?.[1] ?? WHOLE;
}

/** Whatever an assessment is of: the components of a stack and, one by one, the resources that something is wrong with. */
export function subjectsOf(assessment: Assessment, groups: readonly Group[]) {
  const { tenant, judged } = assessment;
  const urns = groups.flatMap(({ resources }) => resources ?? []);
  const names = [...new Set([WHOLE, ...urns.map(componentIn)])].sort(compare);
  const state = judged === "plan" ? "under-development" : "operational";
  const components = names.map((name) => ({
    uuid: uuidOf(tenant, "component", name),
    type: name === WHOLE ? "this-system" : "software",
    title: name,
    description: name === WHOLE ? headline(assessment) : `The ${name} of ${tenant}.`,
    status: { state },
  }));
  const odd = groups.filter(isOdd).flatMap(({ resources }) => resources ?? []);
  const items = [...new Set(odd)].sort(compare).map((urn) => itemOf(urn, assessment));
  return { components, ...(items.length > 0 ? { "inventory-items": items } : {}) };
}

function itemOf(urn: string, assessment: Assessment) {
  const source = sourceIn(assessment, urn);
  return {
    uuid: uuidOf(assessment.tenant, "resource", urn),
    description: nameIn(urn),
    props: [prop("urn", urn), ...(source === null ? [] : [prop("source", source)])],
    "implemented-components": [{ "component-uuid": uuidOf(assessment.tenant, "component", componentIn(urn)) }],
  };
}

/** From how many components on all of them are said to be looked at: `verdicts.json` has each resource. */
const MANY = 4;

/** What a finding is of: each resource where something is wrong, else the components that its resources are part of. */
export function subjectsIn(tenant: string, group: Group) {
  const urns = group.resources ?? [];
  if (isOdd(group) && urns.length > 0) {
    return urns.map((urn) => ({ "subject-uuid": uuidOf(tenant, "resource", urn), type: "inventory-item" }));
  }
  const found = [...new Set(urns.map(componentIn))].sort(compare);
  const names = found.length === 0 || found.length >= MANY ? [WHOLE] : found;
  return names.map((name) => ({ "subject-uuid": uuidOf(tenant, "component", name), type: "component" }));
}

/** Whether somebody has to look at every resource of it by itself. */
function isOdd({ outcome }: Group): boolean {
  return outcome !== "pass" && outcome !== "not-applicable";
}
