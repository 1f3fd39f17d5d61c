import type { Range } from "../../../graph/index.ts";
import { type Packets, sayTraffic } from "../../../policies/proofs/reachability/index.ts";

/** The kind of traffic of a set in words, each port said once: `tcp 443, tcp 1024–65535`. */
export function sayPorts(set: Packets): string {
  const protocols = new Map(set.map((one) => [`${one.protocol.from}-${one.protocol.to}`, one]));
  const joined = [...protocols.values()].flatMap((any) => {
    const alike = set.filter(({ protocol: { from, to } }) => from === any.protocol.from && to === any.protocol.to);
    return union(alike.map(({ port }) => port)).map((port) => ({ ...any, port }));
  });
  return sayTraffic(joined.sort((one, other) => one.protocol.from - other.protocol.from));
}

/** The same numbers in ascending ranges that don't touch. */
function union(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const next of [...ranges].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last === undefined || next.from > last.to + 1) joined.push(next);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
  }
  return joined;
}
