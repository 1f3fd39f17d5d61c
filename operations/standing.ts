import type { Deployment } from "@pulumi/pulumi/automation/index.js";
import { specialSecretSig } from "@pulumi/pulumi/runtime/rpc.js";

/** A resource as the state has it. */
export interface Standing {
  readonly urn: string;
  readonly type: string;
  /** A component or the stack is not custom: it is a name, not a thing. */
  readonly custom?: boolean;
  readonly id?: string;
  /** When the engine made it, ISO 8601. */
  readonly created?: string;
  readonly retainOnDelete?: boolean;
  readonly protect?: boolean;
  /** Replaced by another, and only waiting to be deleted. */
  readonly delete?: boolean;
  readonly parent?: string;
  /** Urn and id of the provider that made it, as `urn::id`. */
  readonly provider?: string;
  /** Urns of what it needs. */
  readonly dependencies?: readonly string[];
  /** The same by the property that says so. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  readonly deletedWith?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Every resource of an exported state. */
export function standingIn({ deployment }: Deployment): readonly Standing[] {
  return (deployment as { resources?: readonly Standing[] | null } | null)?.resources ?? [];
}

/** What the stack tells of itself; undefined where the last run ended before its end, for it tells last of all. */
export function toldBy(standing: readonly Standing[]): Standing["outputs"] {
  return standing.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs;
}

/** The digest of the tenant file that what stands was made from; undefined where it doesn't say. */
export function madeFrom(standing: readonly Standing[]): unknown {
  return standing.find(({ type }) => type === "domicile:tenant:Tenant")?.inputs?.madeFrom;
}

/** True when something in a value is sealed, as the engine writes secrets into a state. */
export function isSealed(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes(`"${specialSecretSig}"`);
}
