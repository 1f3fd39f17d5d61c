import { type Graph, graphOf, type Resource } from "../../graph/index.ts";
import { tellsOf } from "../scan.ts";

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
  return tellsOf(Object.defineProperties(rest, { inputs: told(inputs), refs: told(refs) }) as Resource, resource);
}
