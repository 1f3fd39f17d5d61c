import { canonicalType, type Graph, graphOf, type Resource } from "../../graph/index.ts";
import { tellsOf } from "../scan.ts";

/** Hears of which type a resource is, whenever its inputs or references are read. */
type Hear = (type: string) => void;

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
  const type = canonicalType(resource.type);
  const told = <T>(value: T) => ({
    enumerable: true,
    get: (): T => {
      hear(type);
      return value;
    },
  });
  return tellsOf(Object.defineProperties(rest, { inputs: told(inputs), refs: told(refs) }) as Resource, resource);
}
