/** A shape that stands for one key, on everything that it encrypts: no colour is needed to tell two apart. */
export type Shape = "circle" | "diamond" | "triangle" | "square" | "ring" | "cross";

export interface Key {
  readonly urn: string;
  readonly label: string;
  readonly shape: Shape;
}

/** Something that is drawn as a box of its own. */
export interface Thing {
  readonly id: string;
  readonly label: string;
  readonly notes: readonly string[];
  /** Urn of the key that encrypts it. */
  readonly key?: string | undefined;
  /** True for what holds the customer's data. */
  readonly precious?: boolean;
}

/** One tier of the network, through all its zones. */
export interface Tier {
  readonly name: string;
  /** Address range in each zone, in the order of the zones. */
  readonly addresses: readonly string[];
  /** What stands in it; a row is drawn side by side. */
  readonly rows: readonly (readonly Thing[])[];
}

/** A way that something takes, drawn from box to box. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** The box it stays above or beneath. @default the middle of both */
  readonly along?: string;
  /** Beside the tiers instead of through them. */
  readonly lane?: "left" | "right";
  readonly label: string;
  readonly stroke: "plain" | "tunnel" | "files" | "copy";
  /** True when it is taken both ways. */
  readonly both?: boolean;
}

export interface Account {
  readonly label: string;
  readonly notes: readonly string[];
}

/** Everything that the picture of one tenant shows, and nothing of where on it. */
export interface Scene {
  readonly title: string;
  readonly outside: readonly Thing[];
  readonly account: Account;
  readonly network: {
    readonly label: string;
    readonly zones: readonly string[];
    readonly tiers: readonly Tier[];
  } | null;
  /** What is kept in the account and outside its network. */
  readonly stores: readonly Thing[];
  readonly vault: Thing | null;
  readonly copy: { readonly account: Account; readonly vault: Thing } | null;
  readonly people: Thing | null;
  readonly keys: readonly Key[];
  readonly ways: readonly Way[];
}
