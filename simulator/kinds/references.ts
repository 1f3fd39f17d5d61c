import { isMap, Refused, type Value, type Values } from "../protocol/index.ts";
import { type Place, type Thing, text, type World } from "../world/index.ts";
import type { Kind, Ref } from "./kind.ts";

/** Every kind of the simulated cloud by type: references cross service files. */
export type Kinds = ReadonlyMap<string, Kind>;

/** The thing of a type that an id, ARN or name means, seen from a place; an ARN says its own place. */
export function find(world: World, kinds: Kinds, from: Place, type: string, handle: string): Thing | undefined {
  const kind = kinds.get(type);
  const place = placeOf(from, kind, handle);
  const near = kind?.partitionWide
    ? world.all().filter((thing) => thing.type === type && thing.partition === from.partition)
    : world.of(place, type);
  return world.get(place, type, handle) ?? near.find((it) => it.id === handle || handlesOf(kind, it).includes(handle));
}

/** Throws when something referred to doesn't exist, or is about to end. */
export function demand(world: World, kinds: Kinds, from: Place, kind: Kind, settings: Values): void {
  for (const [path, ref] of Object.entries(kind.refs ?? {}))
    for (const handle of textsAt(settings, path.split("."))) demandOne(world, kinds, from, ref, path, handle);
}

function demandOne(world: World, kinds: Kinds, from: Place, ref: Ref, path: string, handle: string): void {
  if (ref.to.some((type) => kinds.get(type)?.provided?.(handle))) return;
  const found = ref.to.map((type) => find(world, kinds, from, type, handle)).find((thing) => thing !== undefined);
  const target = kinds.get(ref.to[0] ?? "");
  const code = target?.missing ?? "ResourceNotFoundException";
  if (found === undefined)
    throw new Refused(code, `${path} '${handle}' does not exist in account ${from.account}, ${from.region}.`);
  if (found.until !== null) throw new Refused(code, `${path} '${handle}' is pending deletion until ${found.until}.`);
}

/** A thing and all that goes with it when it goes: its parts, and what AWS made for it. */
export function withParts(world: World, kinds: Kinds, thing: Thing): readonly Thing[] {
  const going = new Set([thing]);
  for (const part of going)
    for (const other of world.all())
      if (!going.has(other) && (standsIn(other, part) || goesWith(kinds, other, part))) going.add(other);
  return [...going];
}

/** What is inside a cluster has the cluster for its region. */
function standsIn(thing: Thing, around: Thing): boolean {
  return around.arn !== "" && thing.region === around.arn;
}

function goesWith(kinds: Kinds, thing: Thing, gone: Thing): boolean {
  return refersTo(kinds, thing, gone, (ref) => ref.how === "part" || thing.madeBy === "aws");
}

/** The first thing that holds one of those about to go and doesn't go with them. */
export function holderOf(world: World, kinds: Kinds, going: readonly Thing[]): Thing | undefined {
  const others = world.all().filter((thing) => !going.includes(thing) && thing.until === null);
  return others.find((other) => going.some((thing) => refersTo(kinds, other, thing, (ref) => ref.how === "holds")));
}

function refersTo(kinds: Kinds, from: Thing, to: Thing, which: (ref: Ref) => boolean): boolean {
  const refs = Object.entries(kinds.get(from.type)?.refs ?? {}).filter(
    ([, ref]) => which(ref) && ref.to.includes(to.type),
  );
  if (refs.length === 0 || from.partition !== to.partition) return false;
  const kind = kinds.get(to.type);
  const near = from.account === to.account && (from.region === to.region || to.region === "global");
  const handles = near || kind?.partitionWide ? [to.id, ...handlesOf(kind, to)] : [to.arn];
  // What AWS made and a program took over has only our settings: where it belongs is among the facts.
  const told = from.madeBy === "aws" ? { ...from.facts, ...from.settings } : from.settings;
  return refs.some(([path]) => textsAt(told, path.split(".")).some((handle) => handles.includes(handle)));
}

function handlesOf(kind: Kind | undefined, thing: Thing): readonly string[] {
  return [thing.arn, ...(kind?.handles?.(thing) ?? [])].filter((handle) => handle !== "");
}

function placeOf(from: Place, kind: Kind | undefined, handle: string): Place {
  const [scheme, partition, , region, account] = handle.split(":");
  const home = kind?.global === true ? "global" : from.region;
  if (scheme !== "arn" || partition === undefined) return { ...from, region: home };
  return { partition, account: account || from.account, region: kind?.global === true ? "global" : region || home };
}

/** The texts at a path of properties, through lists. */
function textsAt(value: Value | undefined, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsAt(item, path));
  if (path.length === 0) return typeof value === "string" && value !== "" ? [value] : [];
  const [head = "", ...rest] = path;
  return isMap(value) ? textsAt(value[head], rest) : [];
}

/** How a thing is named in a refusal. */
export function calling(thing: Thing): string {
  const name = text(thing, "name");
  return `${thing.type.split(":").at(-1)} ${thing.id}${name && name !== thing.id ? ` (${name})` : ""}`;
}
