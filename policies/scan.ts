import type { Resource } from "../graph/index.ts";

/** Behind each resource that tells who looks into it, the one that doesn't. */
const silent = new WeakMap<Resource, Resource>();

/** Says of a resource that it stands for another and tells who looks into it. */
export function tellsOf(telling: Resource, resource: Resource): Resource {
  silent.set(telling, resource);
  return telling;
}

/**
 * The resource for a rule that reads through whatever there is, such as every ARN or every tag. What is read here says
 * nothing of whether a rule knows the type.
 */
export function scanned(resource: Resource): Resource {
  return silent.get(resource) ?? resource;
}
