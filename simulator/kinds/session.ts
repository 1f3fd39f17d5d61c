import type { Session } from "../protocol/index.ts";
import { check } from "./check.ts";
import { diff } from "./diff.ts";
import { foresee, foreseeUpdate } from "./foresee.ts";
import { create, type Ground, read, remove, update } from "./life.ts";

/** Answers the engine for every kind of a catalogue, in the world. */
export function sessionOf(ground: Ground): Session {
  return {
    check: (subject, news, olds, seed) => check(ground.catalogue, subject, news, olds, seed),
    diff: (subject, state, olds, news) => diff(ground, subject, state, olds, news),
    create: (subject, inputs, preview) =>
      preview
        ? { id: "", properties: foresee(ground.catalogue, subject, inputs) }
        : whole(ground, () => create(ground, subject, inputs)),
    read: (subject, id, state, inputs) => read(ground, subject, id, state, inputs),
    update: (subject, id, state, news, preview) =>
      preview
        ? foreseeUpdate(ground.catalogue, subject, state, news)
        : whole(ground, () => update(ground, subject, id, state, news)),
    delete: (subject, id, state) => whole(ground, () => remove(ground, subject, id, state)),
    secretsOf: (type) => ground.catalogue.kinds.get(type)?.secrets ?? [],
  };
}

/** One mutation: all of it is kept, or nothing. */
function whole<T>({ world }: Ground, mutation: () => T): T {
  try {
    const result = mutation();
    world.commit();
    return result;
  } catch (error) {
    world.rollback();
    throw error;
  }
}
