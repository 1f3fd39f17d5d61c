import * as pulumi from "@pulumi/pulumi";
import type { Value, ValueMap } from "./graph.ts";
import { isProvider, plainly } from "./wire.ts";

/**
 * Takes down what a resource is given plainly, and makes an output of it only once somebody reads it. The SDK makes one
 * for each property that a type has, of thirty promises, and serialises each value by promises too; of a hundred
 * hardly one is ever read. What refers to something, is secret or has to be waited for goes its usual way.
 */
export class Given {
  readonly #chains = new WeakMap<pulumi.Resource, string>();
  readonly #plain = new Map<string, ValueMap>();

  /** For the stack: it must come last, after those of a program's components. */
  readonly transformation: pulumi.ResourceTransformation = ({ resource, type, name, props, opts }) => {
    const above = opts.parent && this.#chains.get(opts.parent);
    const chain = chainOf(above, type);
    this.#chains.set(resource, chain);
    if (!(resource instanceof pulumi.CustomResource) || isProvider(type)) return undefined;
    const [plain, rest] = parted(props);
    const known = Object.entries(plain).filter(([, value]) => value !== undefined);
    this.#plain.set(keyOf(chain, name), Object.fromEntries(known));
    for (const [property, value] of Object.entries(plain)) makeWhenRead(resource, property, value);
    return { props: rest, opts };
  };

  /** What a resource was given plainly; empty where that is nothing. @param chain its type beneath those of its ancestors */
  plainOf(chain: string, name: string): ValueMap {
    return this.#plain.get(keyOf(chain, name)) ?? {};
  }
}

const keyOf = (chain: string, name: string): string => `${chain}::${name}`;

/** As the engine builds it: the types of all ancestors, the stack itself left out. */
export const chainOf = (above: string | undefined, type: string): string =>
  above === undefined ? type : `${above}$${type}`;

/** What is plain, what is given nothing among it, and what has to be waited for. */
function parted(props: pulumi.Inputs): [plain: ValueMap, rest: pulumi.Inputs] {
  const plain: Record<string, Value | undefined> = {};
  const rest: pulumi.Inputs = {};
  for (const [property, given] of Object.entries(props)) {
    const value = plainly(given);
    if (property === "id" || property === "urn" || (value === undefined && given !== undefined)) rest[property] = given;
    else plain[property] = value;
  }
  return [plain, rest];
}

/** Answered as in a preview: what was given once the resource is registered, and what it wasn't given never. */
function makeWhenRead(resource: pulumi.CustomResource, property: string, value: Value | undefined): void {
  const set = (made: unknown) =>
    Object.defineProperty(resource, property, { enumerable: true, configurable: true, writable: true, value: made });
  const get = () => {
    const made = (value === undefined ? resource.id : resource.urn).apply(() => value);
    set(made);
    return made;
  };
  Object.defineProperty(resource, property, { enumerable: true, configurable: true, get, set });
}
