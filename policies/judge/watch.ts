import { type Graph, graphOf, type Resource } from "../../graph/index.ts";

/** Hears of every resource whose inputs or references are read. */
type Hear = (resource: Resource) => void;

/** The same graph, whose resources tell when somebody looks into them. */
export function watched({ project, stack, resources }: Graph, hear: Hear): Graph {
  return graphOf(
    project,
    stack,
    resources.map((resource) => telling(resource, hear)),
  );
}

function telling(resource: Resource, hear: Hear): Resource {
  const { inputs, refs, ...rest } = resource;
  const told = <T>(value: T) => ({
    enumerable: true,
    get: (): T => {
      hear(resource);
      return value;
    },
  });
  return Object.defineProperties(rest, { inputs: told(inputs), refs: told(refs) }) as Resource;
}

/** Types of nothing that there is: whoever looks into these looks into everything, whatever it is. */
const NOTHING = ["aws:nothing/nothing:Nothing", "kubernetes:nothing/v1:Nothing"];

/** A graph of nothing but what nobody has heard of, under the providers of another. */
export function nothingOf({ project, stack, resources }: Graph): Graph {
  const providers = resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
  const nothings = NOTHING.map((type): Resource => {
    const provider = providers.find((one) => one.type === `pulumi:providers:${type.split(":")[0]}`)?.urn ?? null;
    const urn = `urn:pulumi:${stack}::${project}::${type}::nothing`;
    const bare = { parent: null, protect: false, retainOnDelete: false, source: null, dependsOn: [], refs: {} };
    return { ...bare, urn, type, name: "nothing", custom: true, provider, inputs: { name: "nothing" } };
  });
  return graphOf(project, stack, [...providers, ...nothings]);
}

export const isNothing = ({ type }: Resource): boolean => NOTHING.includes(type);
