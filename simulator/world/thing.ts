import type { Value, Values } from "../protocol/index.ts";

/** Where things stand: an account of a partition, and a region of it, or `global`. */
export interface Place {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/** One thing that exists in the simulated cloud. */
export interface Thing extends Place {
  /** Pulumi token of what it is. */
  readonly type: string;
  readonly id: string;
  /** Empty for what has none, e.g. an attachment. */
  readonly arn: string;
  /** As its owner set it. */
  readonly settings: Values;
  /** What the cloud says about it besides. */
  readonly facts: Values;
  /** A stack of ours, AWS by itself, or others before us: the account's deployer role. */
  readonly madeBy: "us" | "aws" | "others";
  /** When it was made, ISO 8601. */
  readonly since: string;
  /** When it will be gone for good; until then it can't be used. Null while it lives. */
  readonly until: string | null;
}

/** One property of a thing, wherever it came from. */
export function property(thing: Thing, name: string): Value | undefined {
  return thing.settings[name] ?? thing.facts[name];
}

/** One property of a thing as text; empty when it has none. */
export function text(thing: Thing, name: string): string {
  const value = property(thing, name);
  return typeof value === "string" ? value : "";
}

/** The tags of a thing. */
export function tagsOf(thing: Thing): Readonly<Record<string, string>> {
  return (thing.settings.tags ?? {}) as Record<string, string>;
}
