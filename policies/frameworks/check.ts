import type { Finding } from "../../spec/index.ts";
import { type Entry, SHAPES, type Table } from "./schema.ts";

/** What the entries of a table may name. */
export interface Known {
  /** How ids of this framework are written. */
  readonly ids: RegExp;
  readonly capabilities: readonly string[];
  /** Capability of each of a tenant's rules, by the rule's name. */
  readonly rules: ReadonlyMap<string, string>;
  /** Names of the foundation's rules. */
  readonly ground: readonly string[];
}

type Fault = readonly [field: keyof Entry, found: string, say: string];

/** Whatever is wrong with the entries of a table that its schema can't see. */
export function checkEntries(entries: readonly Entry[], known: Known): Finding[] {
  return entries.flatMap((entry, index) => {
    const isAgain = entries.findIndex(({ id }) => id === entry.id) < index;
    const faults = [...idFaults(entry, known, isAgain), ...ruleFaults(entry, known), ...shapeFaults(entry, known)];
    return faults.map(([field, found, say]) => ({
      path: ["controls", index, field],
      found,
      allowed: null,
      say: `${entry.id}: ${say}`,
    }));
  });
}

/** Families begin at controls that are there, in their order, and the first at the first. */
export function checkFamilies({ families, controls }: Pick<Table, "families" | "controls">): Finding[] {
  const places = families.map(({ from }) => controls.findIndex(({ id }) => id === from));
  return families.flatMap(({ from, title }, index) => {
    const place = places[index] ?? -1;
    const isRight = index === 0 ? place === 0 : place > (places[index - 1] ?? -1);
    if (isRight) return [];
    const say = `${title}: it begins at ${from}, which is no control past where the one before it begins.`;
    return [{ path: ["families", index, "from"], found: from, allowed: null, say }];
  });
}

function* idFaults({ id }: Entry, { ids }: Known, isAgain: boolean): Generator<Fault> {
  if (!ids.test(id)) yield ["id", id, "no control of this framework is numbered so."];
  if (isAgain) yield ["id", id, "it is there twice."];
}

function* ruleFaults({ needs = [], rules = [] }: Entry, known: Known): Generator<Fault> {
  for (const need of needs) {
    if (!known.capabilities.includes(need)) yield ["needs", need, `${need} is no capability; add it or mend it.`];
  }
  for (const rule of rules) {
    const capability = known.rules.get(rule);
    if (capability === undefined && !known.ground.includes(rule)) yield ["rules", rule, `there is no rule ${rule}.`];
    if (capability && needs.includes(capability)) yield ["rules", rule, `${rule} comes with ${capability} already.`];
  }
}

function* shapeFaults({ status, needs = [], rules = [], to }: Entry, known: Known): Generator<Fault> {
  const { proved, to: parties } = SHAPES[status];
  const named = needs.length + rules.length > 0;
  if (!proved && named) yield ["status", status, `what is ${status} names neither capabilities nor rules.`];
  const idle = needs.filter((need) => ![...known.rules.values()].includes(need));
  if (proved && idle.length === needs.length && rules.length === 0)
    yield ["status", status, "no rule proves any of it."];
  if (status === "automated" && idle.length > 0)
    yield ["status", status, `it isn't all proved, for ${idle.join(" and ")} has no rule yet.`];
  const fits = to === undefined ? parties.length === 0 : (parties as readonly string[]).includes(to);
  if (!fits) yield ["to", to ?? "nobody", `what is ${status} is left to ${parties.join(", ") || "nobody"}.`];
}
