import * as pulumi from "@pulumi/pulumi";
import { type Resource, UNKNOWN, type Value } from "./graph.ts";
import { leaves } from "./value.ts";
import { makeWhenRead } from "./when-read.ts";
import { isProvider, plainly } from "./wire.ts";

/** What is known of a resource's inputs without waiting for anything. */
type Taken = Pick<Resource, "inputs" | "refs">;

/** What stands in an output, and whose it is. */
interface Held {
  readonly value: Value;
  /** Urn of the resource. */
  readonly of: string;
}

/**
 * Takes down what a resource is given plainly, or straight from another resource, and makes an output of it only once
 * somebody reads it. The SDK makes one for each property that a type has, of thirty promises, and serialises each value
 * by promises too; of a hundred hardly one is ever read. What is secret or made of outputs goes its usual way.
 */
export class Given {
  readonly #urnOf: (chain: string, name: string) => string;
  readonly #chains = new WeakMap<pulumi.Resource, string>();
  readonly #taken = new Map<string, Taken>();
  readonly #held = new WeakMap<object, Held>();
  /** The resource made last: the SDK gives it its id only after it was asked to transform it. */
  #latest: { readonly resource: pulumi.CustomResource; readonly urn: string } | undefined;

  /** @param urnOf the urn that a resource gets by its chain and name */
  constructor(urnOf: (chain: string, name: string) => string) {
    this.#urnOf = urnOf;
  }

  /** For the stack: it must come last, after those of a program's components. */
  readonly transformation: pulumi.ResourceTransformation = ({ resource, type, name, props, opts }) => {
    const above = opts.parent && this.#chains.get(opts.parent);
    const chain = chainOf(above, type);
    this.#chains.set(resource, chain);
    if (!(resource instanceof pulumi.CustomResource) || isProvider(type)) return undefined;
    this.#holdId();
    const urn = this.#urnOf(chain, name);
    this.#latest = { resource, urn };
    return { props: this.#take(resource, urn, props), opts };
  };

  /** What was taken down of the resource with this urn. */
  takenOf(urn: string): Taken {
    return this.#taken.get(urn) ?? { inputs: {}, refs: {} };
  }

  /** No cloud tells an id, so it stands for what is unknown. */
  #holdId(): void {
    const { resource, urn } = this.#latest ?? {};
    if (urn !== undefined && resource?.id !== undefined) this.#held.set(resource.id, { value: UNKNOWN, of: urn });
  }

  /** Returns what is left for the SDK. */
  #take(resource: pulumi.CustomResource, urn: string, props: pulumi.Inputs): pulumi.Inputs {
    const inputs: Record<string, Value> = {};
    const refs: Record<string, readonly string[]> = {};
    const rest: pulumi.Inputs = {};
    const taken: string[] = [];
    for (const [property, given] of Object.entries(props)) {
      const to = new Set<string>();
      const value = this.#read(given, to);
      if (SAID_BY_ALL.has(property) || (value === undefined && given !== undefined)) {
        rest[property] = given;
        continue;
      }
      if (value !== undefined) inputs[property] = value;
      if (to.size > 0) refs[property] = [...to].sort();
      taken.push(property);
    }
    makeWhenRead(resource, taken, (property) => this.#make(resource, urn, inputs[property]));
    this.#taken.set(urn, { inputs, refs });
    return rest;
  }

  /** Undefined for what has to be waited for. @param to gets the urns that it refers to */
  #read(given: unknown, to: Set<string>): Value | undefined {
    return plainly(given, (object) => {
      const held = this.#held.get(object);
      if (held !== undefined) to.add(held.of);
      return held?.value;
    });
  }

  /** Answered as in a preview: what is known once the resource is registered, and anything else never. */
  #make({ id, urn }: pulumi.CustomResource, of: string, value: Value = UNKNOWN): pulumi.Output<Value> {
    const isKnown = !leaves(value).some((leaf) => leaf.value === UNKNOWN);
    const made = (isKnown ? urn : id).apply(() => value);
    if (value !== null) this.#held.set(made, { value: isKnown ? value : UNKNOWN, of });
    return made;
  }
}

/** What the SDK keeps of every resource by itself. */
const SAID_BY_ALL: ReadonlySet<string> = new Set(["id", "urn"]);

/** As the engine builds it: the types of all ancestors, the stack itself left out. */
export const chainOf = (above: string | undefined, type: string): string =>
  above === undefined ? type : `${above}$${type}`;
