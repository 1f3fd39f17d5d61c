import { expect, test } from "vitest";
import { fromState, type Graph, type Resource } from "../../graph/index.ts";
import { blocks, judge, rules, subjectOf } from "../../policies/index.ts";
import { awsKinds } from "../../simulator/aws/index.ts";
import type { Kinds } from "../../simulator/kinds/index.ts";
import { kubernetesKinds } from "../../simulator/kubernetes/index.ts";
import { declareTenant } from "../../stacks/index.ts";
import { declared, TENANTS } from "../stacks/tenants.ts";
import { openCloud } from "./cloud.ts";
import { type Made, makeAll } from "./support/made.ts";

const kinds: Kinds = new Map([...awsKinds, ...kubernetesKinds].map((kind) => [kind.type, kind]));
const named = ({ type, name }: { readonly type: string; readonly name: string }) => `${type} ${name}`;

test.each(TENANTS)(
  "all of %s, once made, reads as it was made, and every rule holds on it as on the plan",
  async (name) => {
    const { order, settled, graph } = await declared(name);
    const made = await makeAll(openCloud().world, kinds, () => declareTenant({ ...order, settled }).outputs);
    const own = graph.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
    expect(made.map(({ subject }) => named(subject)).sort()).toEqual(own.map(named).sort());
    expect(made.flatMap(drift)).toEqual([]);

    const byName = new Map(made.map((each) => [named(each.subject), each]));
    const resources = graph.resources.map((resource) => stateOf(resource, byName.get(named(resource))));
    const state = fromState({ deployment: { resources } }, graph);
    const refs = (of: Graph) => of.resources.map((resource) => [resource.urn, resource.refs]);
    expect(refs(state)).toEqual(refs(graph));
    expect(judge(rules, subjectOf(order, settled, state)).filter(blocks)).toEqual([]);
  },
);

/** Where what is read differs from what was made, as the engine would find it. */
function drift({ subject, id, properties, inputs, session }: Made): string[] {
  const found = session.read(subject, id, properties, inputs);
  if (found === null) return [`${subject.urn} is gone`];
  const { changes } = session.diff(subject, found.properties, inputs, found.inputs);
  return changes.map(({ path }) => `${subject.urn} ${path}`);
}

/** A planned resource as the state has it once it is made. */
function stateOf({ refs, parent, provider, inputs, ...resource }: Resource, made: Made | undefined) {
  const outputs = made ? { inputs: made.inputs, outputs: made.properties, id: made.id } : { inputs };
  const references = { propertyDependencies: refs, dependencies: resource.dependsOn };
  return { ...resource, ...outputs, ...references, parent: parent ?? "", provider: provider ? `${provider}::it` : "" };
}
