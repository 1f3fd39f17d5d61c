/** What can't be known before the cloud has answered. Never a pass. */
export const UNKNOWN = Object.freeze({ $unknown: true as const });
/** A value that was marked secret. The graph never holds the value itself. */
export const SECRET = Object.freeze({ $secret: true as const });

export type Unknown = typeof UNKNOWN;
export type Secret = typeof SECRET;
export type Value = null | boolean | number | string | readonly Value[] | Unknown | Secret | ValueMap;
export interface ValueMap {
  readonly [key: string]: Value | undefined;
}

/** One resource about to exist, or existing. The order of fields is the order in which a reader asks. */
export interface Resource {
  readonly urn: string;
  /** Pulumi token as registered, e.g. `aws:ec2/vpc:Vpc`; components and `pulumi:providers:aws` included. */
  readonly type: string;
  readonly name: string;
  /** A component or the stack is not custom: it is a name for its children. */
  readonly custom: boolean;
  readonly parent: string | null;
  /** Urn of the provider resource that serves it; null for components and providers. */
  readonly provider: string | null;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly inputs: ValueMap;
  /** Which property refers to which resources, by urn; known even while every id is unknown. */
  readonly refs: Readonly<Record<string, readonly string[]>>;
  /** Every resource this one waits for, whatever the reason. */
  readonly dependsOn: readonly string[];
  /** Where in the program it was declared, relative to the project; null when read from state. */
  readonly source: { readonly file: string; readonly line: number } | null;
}

/** Every resource of one stack, sorted by urn, and how to find one. */
export interface Graph {
  readonly project: string;
  readonly stack: string;
  readonly resources: readonly Resource[];
  readonly byUrn: ReadonlyMap<string, Resource>;
}
