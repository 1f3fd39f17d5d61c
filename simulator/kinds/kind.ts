import type { Failure, Values } from "../protocol/index.ts";
import type { Place, Thing } from "../world/index.ts";

/**
 * One type of resource as a table of facts: what it is called, what it refers to, what changes in place, what the cloud
 * says no to. What a kind doesn't say is as in the generated tables, or as most kinds do it.
 */
export interface Kind {
  /** Pulumi token. */
  readonly type: string;
  /** AWS's own name of the type, under which its schema says what can't be changed and where it is offered. */
  readonly schema?: string;
  /** Regions that have it although the generated table doesn't say so, each with the reason. */
  readonly offeredIn?: Readonly<Record<string, string>>;
  /** Its own region is "global", as of IAM. */
  readonly global?: boolean;
  /** Its names are shared by all accounts and regions of a partition, as of S3 buckets. */
  readonly partitionWide?: boolean;
  readonly name?: Naming;
  /** Inputs that the provider fills in when they are left out. */
  readonly defaults?: Values;
  /** Properties that take a new resource although the generated table doesn't say so, each with the reason. */
  readonly replaceOn?: Readonly<Record<string, string>>;
  /** Properties that change in place although the generated table says otherwise, each with the reason. */
  readonly updates?: Readonly<Record<string, string>>;
  /** Where it refers to other things; a path such as `vpcConfig.subnetIds` goes through lists. */
  readonly refs?: Readonly<Record<string, Ref>>;
  readonly unique?: readonly Unique[];
  /** Outputs that are secret whatever came in. */
  readonly secrets?: readonly string[];
  /** Inputs the cloud takes but never tells again; the world doesn't keep them. */
  readonly writeOnly?: readonly string[];
  /** Outputs that an update may change: unknown while it is previewed. */
  readonly volatile?: readonly string[];
  /** The answer to who names one that doesn't exist. @default ResourceNotFoundException */
  readonly missing?: string;
  /** The answer to who deletes one that others hold. @default DependencyViolation */
  readonly inUse?: string;
  /** What else it is called by, besides id and ARN. */
  handles?(thing: Thing): readonly string[];
  /** Whether the cloud has one by this id, name or ARN without anybody making it. */
  provided?(handle: string): boolean;
  /** What is ill-formed, found before anything is asked of the cloud; unknown values are not looked at. */
  check?(inputs: Values): readonly Failure[];
  /** Throws `Refused` for what the cloud would refuse on create or update; `before` is what stands, null on create. */
  accept?(scene: Scene, before: Thing | null): void;
  /** The type of the thing it takes over; its own things are of that type. Goes with `adopts`. */
  readonly standsAs?: string;
  /** The thing it takes over instead of making a new one. */
  adopts?(scene: Scene): Thing;
  id(scene: Scene): string;
  /** What the provider's import calls it, where that isn't its id. */
  importId?(thing: Thing): string;
  arn?(scene: Scene, id: string): string;
  facts?(scene: Scene, id: string, before: Thing | null): Values;
  /** What the cloud tells when it is asked anew, of what others are and no setting says. */
  tells?(scene: Scene, thing: Thing): Values;
  /** What the cloud makes, changes or drops besides, after a create (`before` null) or update. */
  settle?(scene: Scene, thing: Thing, before: Thing | null): void;
  /** Throws `Refused` for what must stay. Returns until when a thing lingers, ISO 8601; null when it is gone at once. */
  end?(scene: Scene, thing: Thing): string | null;
}

/** How a resource gets its name when the program gives none: logical name, dash, seven hexadecimal digits. */
export interface Naming {
  readonly property: string;
  readonly max: number;
  readonly lower?: boolean;
}

/** No two things of a kind in one account and region share all of these properties. */
interface Unique {
  readonly by: readonly string[];
  readonly code: string;
}

/** A reference: its target must exist. */
export interface Ref {
  readonly to: readonly string[];
  /** `holds`: the target can't go before. `uses`: the cloud doesn't look back. `part`: goes when its target goes. */
  readonly how: "holds" | "uses" | "part";
}

export const holds = (...to: string[]): Ref => ({ to, how: "holds" });
export const uses = (...to: string[]): Ref => ({ to, how: "uses" });
export const partOf = (...to: string[]): Ref => ({ to, how: "part" });

/** What a kind's functions can see and do: one resource, and the cloud around it. */
export interface Scene {
  readonly place: Place;
  readonly settings: Values;
  readonly now: Date;
  /** A setting as text; empty when it has none. */
  text(property: string): string;
  /** The thing of a type by id, ARN or name: here, or where the ARN says. */
  find(type: string, handle: string): Thing | undefined;
  /** All things of a type in this account and region. */
  all(type: string): readonly Thing[];
  /** All things of a type in this partition, whoever's. */
  everywhere(type: string): readonly Thing[];
  /** Makes a thing that nobody declared. */
  make(type: string, id: string, settings: Values, facts?: Values): Thing;
  /** Puts a thing as it is from now on. */
  put(thing: Thing): void;
  drop(thing: Thing): void;
}
