import { Journal } from "./journal.ts";
import type { Place, Thing } from "./thing.ts";

/** Everything that exists, of all accounts. Several processes may have it open: what one does, the others see. */
export interface World {
  /** All things, in the order they were made. */
  all(): readonly Thing[];
  /** All things of one type in one place. */
  of(place: Place, type: string): readonly Thing[];
  get(place: Place, type: string, id: string): Thing | undefined;
  /** Only within `transact`. */
  put(thing: Thing): void;
  /** Only within `transact`. */
  drop(thing: Thing): void;
  /**
   * Does a deed on the world as it is now: all of it is on disk when this returns, or nothing of it when it throws. When
   * another process was faster the deed is done again on what that one left, so it must do nothing else.
   */
  transact<T>(deed: () => T): T;
  /** Takes in what other processes did. */
  catchUp(): void;
  now(): Date;
  close(): void;
}

/** One step of the journal: a thing as it is now, or the key of one that is gone. */
type Step = { readonly put: Thing } | { readonly drop: string };

/** Opens the world kept in a folder, or begins a new one. */
export function openWorld(folder: string, now: () => Date): World {
  const things = new Map<string, Thing>();
  let told = 0;
  const journal = new Journal<Step>(folder, {
    restart: () => things.clear(),
    apply: (step) => {
      apply(things, step);
      told += 1;
    },
  });
  journal.catchUp();
  if (told > WORDY * (things.size + 1)) journal.compact([...things.values()].map((put) => ({ put })));
  return worldOf(things, journal, now);
}

/** How many steps a journal may tell for each thing there is before it is told anew. */
const WORDY = 10;

function worldOf(things: Map<string, Thing>, journal: Journal<Step>, now: () => Date): World {
  let pending: { step: Step; undo: Step }[] = [];
  const take = (step: Step, key: string) => {
    const before = things.get(key);
    pending.push({ step, undo: before === undefined ? { drop: key } : { put: before } });
    apply(things, step);
  };
  const undo = () => {
    for (const { undo } of pending.reverse()) apply(things, undo);
    pending = [];
  };
  return {
    all: () => [...things.values()],
    of: (place, type) => [...things.values()].filter((thing) => thing.type === type && samePlace(thing, place)),
    get: (place, type, id) => things.get(keyOf({ ...place, type, id })),
    put: (thing) => take({ put: thing }, keyOf(thing)),
    drop: (thing) => take({ drop: keyOf(thing) }, keyOf(thing)),
    transact: (deed) => {
      try {
        for (;;) {
          journal.catchUp();
          const result = deed();
          if (pending.length === 0 || journal.append(pending.map(({ step }) => step))) {
            pending = [];
            return result;
          }
          undo();
        }
      } finally {
        undo();
      }
    },
    catchUp: () => journal.catchUp(),
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
