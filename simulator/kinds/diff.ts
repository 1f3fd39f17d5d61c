import {
  type Change,
  type Difference,
  differences,
  type Subject,
  touches,
  UNKNOWN,
  type Values,
} from "../protocol/index.ts";
import { lookUp, replaceOn } from "./catalogue.ts";
import { isAutoName } from "./check.ts";
import type { Ground } from "./life.ts";

/** What differs between old and new inputs, and whether it takes a new resource. An unknown differs from everything. */
export function diff(ground: Ground, subject: Subject, state: Values, olds: Values, news: Values): Difference {
  const { kind, facts } = lookUp(ground.catalogue, subject.type);
  const changes = [...differences(olds, news), ...moves(state, news, ground.place(kind, news).region)];
  const only = replaceOn(kind, facts);
  const replaces = [...only].filter((path) => changes.some((change) => touches(change, path)));
  const name = kind.name && news[kind.name.property];
  const sameName = kind.name !== undefined && name !== UNKNOWN && name === olds[kind.name.property];
  return { changes, replaces, deleteFirst: sameName && !isAutoName(kind, subject, name) };
}

/** A resource that doesn't say its region follows its provider's: a provider elsewhere means a resource elsewhere. */
function moves(state: Values, news: Values, region: string): Change[] {
  const stood = state.region;
  const moved = news.region === undefined && stood !== undefined && region !== "global" && stood !== region;
  return moved ? [{ path: "region", kind: "update" }] : [];
}
