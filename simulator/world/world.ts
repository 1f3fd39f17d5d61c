import { type Journal, openJournal } from "./journal.ts";
import type { Place, Thing } from "./thing.ts";

/** Everything that exists, of all accounts. What is put or dropped is on disk when `commit` returns. */
export interface World {
  /** All things, in the order they were made. */
  all(): readonly Thing[];
  /** All things of one type in one place. */
  of(place: Place, type: string): readonly Thing[];
  get(place: Place, type: string, id: string): Thing | undefined;
  put(thing: Thing): void;
  drop(thing: Thing): void;
  /** Keeps what was put and dropped since the last commit, all or nothing. */
  commit(): void;
  /** Forgets what was put and dropped since the last commit. */
  rollback(): void;
  now(): Date;
  close(): void;
}

/** One step of the journal: a thing as it is now, or the key of one that is gone. */
type Step = { readonly put: Thing } | { readonly drop: string };

/** Opens the world kept in a folder, or begins a new one; throws when another process has it open. */
export function openWorld(folder: string, now: () => Date): World {
  const journal = openJournal<Step>(folder);
  const things = new Map<string, Thing>();
  for (const step of journal.past()) apply(things, step);
  journal.compact([...things.values()].map((put) => ({ put })));
  return worldOf(things, journal, now);
}

function worldOf(things: Map<string, Thing>, journal: Journal<Step>, now: () => Date): World {
  let pending: { step: Step; undo: Step }[] = [];
  const take = (step: Step, key: string) => {
    const before = things.get(key);
    pending.push({ step, undo: before === undefined ? { drop: key } : { put: before } });
    apply(things, step);
  };
  return {
    all: () => [...things.values()],
    of: (place, type) => [...things.values()].filter((thing) => thing.type === type && samePlace(thing, place)),
    get: (place, type, id) => things.get(keyOf({ ...place, type, id })),
    put: (thing) => take({ put: thing }, keyOf(thing)),
    drop: (thing) => take({ drop: keyOf(thing) }, keyOf(thing)),
    commit: () => {
      if (pending.length > 0) journal.append(pending.map(({ step }) => step));
      pending = [];
    },
    rollback: () => {
      for (const { undo } of pending.reverse()) apply(things, undo);
      pending = [];
    },
    now,
    close: () => journal.close(),
  };
}

function apply(things: Map<string, Thing>, step: Step): void {
  if ("put" in step) things.set(keyOf(step.put), step.put);
  else things.delete(step.drop);
}

function keyOf({ partition, account, region, type, id }: Place & { type: string; id: string }): string {
  return [partition, account, region, type, id].join("|");
}

function samePlace(left: Place, right: Place): boolean {
  return left.partition === right.partition && left.account === right.account && left.region === right.region;
}
