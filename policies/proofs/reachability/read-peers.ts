import type { Graph } from "../../../graph/index.ts";
import { groupKeys } from "./group-keys.ts";
import type { Doubt, GroupLine } from "./network.ts";
import { SIX } from "./packets.ts";
import { namedLists } from "./prefix-lists.ts";
import { doubtful, type Entry, entriesOf, everywhere, readRanges, readTraffic, refsOf } from "./read-traffic.ts";
import { sixesOf } from "./six.ts";

/** One line for each peer that an entry names. */
export function linesOf(graph: Graph, entry: Entry, own: string): readonly GroupLine[] {
  const { traffic, doubt } = readTraffic(entry);
  const line = (peers: GroupLine["peers"], other: Doubt | null = null): GroupLine => ({
    by: entry.by,
    peers,
    traffic,
    doubt: doubt ?? other,
  });
  return [
    ...readRanges(entry, ["cidrIpv4", "cidrBlocks"]).map(({ property, range }) =>
      range === null ? line(everywhere, doubtful(entry, property)) : line([range]),
    ),
    ...["cidrIpv6", "ipv6CidrBlocks"].flatMap((property) =>
      entriesOf(entry.fields[property]).map((block) => {
        const range = typeof block === "string" ? sixesOf(graph).range(block) : null;
        return typeof block === "string" && range !== null
          ? line({ six: block, ranges: [range] })
          : line({ six: null, ranges: [SIX] }, doubtful(entry, property));
      }),
    ),
    ...namedLists(graph, entry).flatMap(({ property, blocks }) =>
      blocks === null
        ? line(everywhere, doubtful(entry, property))
        : blocks.map(({ six, range }) => line(six === null ? [range] : { six, ranges: [range] })),
    ),
    ...namedGroups(graph, entry).map(({ property, key, sure }) =>
      key === null
        ? line(everywhere, doubtful(entry, property))
        : line({ group: key }, sure ? null : doubtful(entry, property)),
    ),
    ...selfLine(entry, own, line),
  ];
}

function selfLine(
  entry: Entry,
  own: string,
  line: (peers: GroupLine["peers"], doubt?: Doubt) => GroupLine,
): readonly GroupLine[] {
  const { self } = entry.fields;
  if (self === undefined || self === null || self === false || self === "false") return [];
  return [self === true || self === "true" ? line({ group: own }) : line({ group: own }, doubtful(entry, "self"))];
}

interface NamedGroup {
  readonly property: string;
  /** Null when the graph can't tell which group it is. */
  readonly key: string | null;
  readonly sure: boolean;
}

/** Groups that an entry names. Inside one inline block references can't be told apart: of several, each is in doubt. */
function namedGroups(graph: Graph, entry: Entry): readonly NamedGroup[] {
  return ["referencedSecurityGroupId", "sourceSecurityGroupId", "securityGroups"].flatMap<NamedGroup>((property) => {
    const count = entriesOf(entry.fields[property]).length;
    if (count === 0) return [];
    const keys = groupKeys(graph, entry.by, refsOf(entry, property));
    if (keys.length === 0 || (entry.at === "" && count > keys.length)) return [{ property, key: null, sure: false }];
    return keys.map((key) => ({ property, key, sure: keys.length <= count }));
  });
}
