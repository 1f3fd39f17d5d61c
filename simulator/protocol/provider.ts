import type { Values } from "./value.ts";

/** Why one property of a resource or a provider can't be as it is. */
export interface Failure {
  readonly property: string;
  readonly reason: string;
}

/** The resource a call is about, as the engine names it. */
export interface Subject {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

/** One property that differs; `path` is written as the engine shows it, e.g. `tags.owner` or `rules[0].schedule`. */
export interface Change {
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
}

export interface Difference {
  readonly changes: readonly Change[];
  /** Paths of properties that changed and can only change with a new resource. */
  readonly replaces: readonly string[];
  /** Whether the old one must go first, because the new one will have its name. */
  readonly deleteFirst: boolean;
}

/** What stands after a create or is found by a read. */
export interface Standing {
  readonly id: string;
  readonly properties: Values;
}

/**
 * One configured provider: what the engine calls through it. Values come without wrappings; in answers the protocol
 * marks as secret what came in as secret and what `secretsOf` names. A method throws `Refused` to say no.
 */
export interface Session {
  check(
    subject: Subject,
    news: Values,
    olds: Values | null,
    seed: Uint8Array,
  ): { inputs: Values; failures: readonly Failure[] };
  /** Compares old and new inputs; `state` is what the engine remembers of the resource. */
  diff(subject: Subject, state: Values, olds: Values, news: Values): Difference;
  /** With `preview`, nothing is made: what only the cloud can say is unknown, the id is "". */
  create(subject: Subject, inputs: Values, preview: boolean): Standing;
  /** What stands there now, with the inputs that would make it; null when there is nothing. */
  read(subject: Subject, id: string, state: Values, inputs: Values): (Standing & { inputs: Values }) | null;
  update(subject: Subject, id: string, state: Values, news: Values, preview: boolean): Values;
  delete(subject: Subject, id: string, state: Values): void;
  /** Properties of a type that are secret whatever came in. */
  secretsOf(type: string): readonly string[];
}

/** One provider package: `aws`, `kubernetes`, `random`. */
export interface Package {
  readonly name: string;
  readonly version: string;
  checkConfig(config: Values): readonly Failure[];
  configure(config: Values): Session;
}

/** A no from the simulated cloud, in its own words: `code` is what the service would answer. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, say: string) {
    super(`${code}: ${say}`);
    this.name = "Refused";
    this.code = code;
  }
}

/** A connection that broke: the engine hears of the transport and nothing of the deed. */
export class Severed extends Error {
  override readonly name = "Severed";
  /** This one answer was lost, or the provider is gone for good. */
  readonly what: "answer" | "provider";

  constructor(what: Severed["what"]) {
    super("error reading from server: EOF");
    this.what = what;
  }
}

/** A call that changes or reads the world, as tests see it when they inject faults. */
export interface Call extends Subject {
  readonly method: "create" | "read" | "update" | "delete";
}

/**
 * The one seam through which tests make the cloud fail: called around each call, it may wait (slow), throw before
 * (throttled, refused) or throw after (done, but not ready in time). `Severed` breaks the connection in either place.
 */
export type Faults = (call: Call, moment: "before" | "after") => void | Promise<void>;
