import type { Graph, Range } from "../../../graph/index.ts";
import type { Doubt, Route, Table } from "./network.ts";
import { box, meet, type Packets, without } from "./packets.ts";
import { isNarrower, targetsOf } from "./routes.ts";
import { feetOf } from "./ways.ts";

/** Where a part of what leaves by a table ends. */
export interface End {
  /** The table's own route. */
  readonly route: Route;
  /** The route by which it leaves the VPC: the same, or that of the last firewall on the way. */
  readonly last: Route;
  /** What of the world outside gets there. */
  readonly answered: readonly Range[];
  readonly doubt: Doubt | null;
}

/** Ways out that let nothing in by themselves: replies only. */
const OUT_ONLY: ReadonlySet<Route["way"]> = new Set(["NAT gateway", "egress-only gateway", "AWS service"]);

/** Where what leaves by a table ends: each narrower route takes its own, and a firewall hands on by its table. */
export const endsOf = (graph: Graph, table: Table): readonly End[] =>
  table.routes.flatMap((route) => endsBy(graph, table, route, [box()], []));

function endsBy(graph: Graph, table: Table, route: Route, bound: Packets, passed: readonly Table[]): readonly End[] {
  if (OUT_ONLY.has(route.way) || passed.includes(table)) return [];
  const narrower = table.routes.filter((one) => isNarrower(one, route)).flatMap(targetsOf);
  const taken = without(meet(bound, targetsOf(route)), narrower);
  if (taken.length === 0) return [];
  const feet = route.way === "firewall" ? feetOf(graph, route) : [];
  if (feet.length === 0) {
    return [{ route, last: route, answered: taken.map(({ target }) => target), doubt: route.doubt }];
  }
  return feet
    .flatMap((foot) => foot.table.routes.flatMap((next) => endsBy(graph, foot.table, next, taken, [...passed, table])))
    .map((end) => ({ ...end, route, doubt: route.doubt ?? end.doubt }));
}
