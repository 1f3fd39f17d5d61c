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
        : ground.world.transact(() => create(ground, subject, inputs)),
    read: (subject, id, state, inputs) => {
      ground.world.catchUp();
      return read(ground, subject, id, state, inputs);
    },
    update: (subject, id, state, news, preview) =>
      preview
        ? foreseeUpdate(ground.catalogue, subject, state, news)
        : ground.world.transact(() => update(ground, subject, id, state, news)),
    delete: (subject, id, state) => ground.world.transact(() => remove(ground, subject, id, state)),
    secretsOf: (type) => ground.catalogue.kinds.get(type)?.secrets ?? [],
  };
}
