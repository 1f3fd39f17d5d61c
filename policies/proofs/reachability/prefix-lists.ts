import { type Graph, type Range, type Resource, referents, referrers } from "../../../graph/index.ts";
import { type Entry, entriesOf, inline, readRange, refsOf } from "./read-traffic.ts";
import { sixesOf } from "./six.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
const ENTRY = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";

/** One block of a prefix list. */
export interface Listed {
  readonly range: Range;
  /** The block as it is written where it is IPv6. */
  readonly six: string | null;
}

/** Blocks behind a property that names prefix lists: none for AWS's own, null when they can't be read. */
export function listedIn(graph: Graph, by: Resource, property: string): readonly Listed[] | null {
  const targets = referents(graph, by, property).filter(({ type }) => type === ENDPOINT || type === PREFIX_LIST);
  if (targets.length === 0) return null;
  const blocks = targets.flatMap((target) => (target.type === ENDPOINT ? [] : listed(graph, target)));
  return blocks.some((block) => block === null) ? null : blocks.filter((block) => block !== null);
}

/** The blocks of each prefix list that an entry names; null when they can't be read. */
export function namedLists(graph: Graph, entry: Entry) {
  return ["prefixListId", "prefixListIds"].flatMap((property) => {
    if (entriesOf(entry.fields[property]).length === 0) return [];
    return [{ property, blocks: listedIn(graph, entry.by, refsOf(entry, property)) }];
  });
}

function listed(graph: Graph, list: Resource): readonly (Listed | null)[] {
  const entries = referrers(graph, ENTRY, "prefixListId", list);
  const blocks = [
    ...inline(list, "entries").map((entry) => entry?.fields.cidr),
    ...entries.map(({ inputs }) => inputs.cidr),
  ];
  return blocks.map((block): Listed | null => {
    const four = readRange(block);
    if (four !== null) return { range: four, six: null };
    const range = typeof block === "string" ? sixesOf(graph).range(block) : null;
    return range && typeof block === "string" ? { range, six: block } : null;
  });
}
