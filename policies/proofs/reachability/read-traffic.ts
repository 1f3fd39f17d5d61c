import {
  isList,
  isUnknown,
  parseCidr,
  type Range,
  type Resource,
  type Value,
  type ValueMap,
} from "../../../graph/index.ts";
import type { Doubt, Traffic } from "./network.ts";
import { FOUR, PORTS, PROTOCOLS, SIX, single, TCP, UDP } from "./packets.ts";

/** One line as it is declared: a resource of its own, or an entry of an inline block (`at` is then `ingress.0.`). */
export interface Entry {
  readonly by: Resource;
  readonly fields: ValueMap;
  readonly at: string;
}

const NUMBERS: ReadonlyMap<string, Range> = new Map([
  ["-1", PROTOCOLS],
  ["all", PROTOCOLS],
  ["icmp", single(1)],
  ["tcp", single(TCP)],
  ["udp", single(UDP)],
  ["icmpv6", single(58)],
]);

/** Protocol and ports of a line; where one can't be known, the most it could be, with the doubt. */
export function readTraffic(entry: Entry): { readonly traffic: Traffic; readonly doubt: Doubt | null } {
  const property = ["ipProtocol", "protocol"].find((name) => entry.fields[name] !== undefined) ?? "protocol";
  const protocol = readProtocol(entry.fields[property]);
  if (protocol === null) return { traffic: { protocol: PROTOCOLS, port: PORTS }, doubt: doubtful(entry, property) };
  const withPorts = protocol.from === protocol.to && (protocol.from === TCP || protocol.from === UDP);
  if (!withPorts) return { traffic: { protocol, port: PORTS }, doubt: null };
  const [from, to] = [toNumber(entry.fields.fromPort), toNumber(entry.fields.toPort)];
  if (from === -1) return { traffic: { protocol, port: PORTS }, doubt: null };
  if (from === null || to === null || from > to) {
    return { traffic: { protocol, port: PORTS }, doubt: doubtful(entry, from === null ? "fromPort" : "toPort") };
  }
  return { traffic: { protocol, port: { from, to } }, doubt: null };
}

/** IPv4 ranges named by these properties, each one block or a list; null for one that can't be read. */
export function readRanges(entry: Entry, properties: readonly string[]) {
  return properties.flatMap((property) =>
    entriesOf(entry.fields[property]).map((value) => ({ property, range: readRange(value) })),
  );
}

/** The block's range; null when it is unknown or no IPv4 block. */
export function readRange(value: Value | undefined): Range | null {
  if (typeof value !== "string") return null;
  try {
    return parseCidr(value);
  } catch {
    return null;
  }
}

export const doubtful = (entry: Entry, property: string): Doubt => ({
  resource: entry.by,
  property: `${entry.at}${property}`,
});

/** The entries of an inline block; null when the block can't be known. */
export function inline(by: Resource, property: string): readonly (Entry | null)[] {
  return entriesOf(by.inputs[property]).map((fields, index) =>
    isFields(fields) ? { by, fields, at: `${property}.${index}.` } : null,
  );
}

/** A value and a list of values alike; nothing when it isn't set. */
export function entriesOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** A number, or text that is one; null for anything else. */
export function toNumber(value: Value | undefined): number | null {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : null;
}

export const everywhere: readonly Range[] = [FOUR, SIX];

function readProtocol(value: Value | undefined): Range | null {
  const number = toNumber(value);
  if (number !== null && number >= 0 && number <= 255) return single(number);
  return (typeof value === "string" && NUMBERS.get(value.toLowerCase())) || (number === -1 ? PROTOCOLS : null);
}

function isFields(value: Value): value is ValueMap {
  return typeof value === "object" && value !== null && !isList(value) && !isUnknown(value);
}

/** The property under which the graph lists the references of an entry's property. */
export const refsOf = (entry: Entry, property: string): string =>
  entry.at === "" ? property : (entry.at.split(".")[0] ?? property);
