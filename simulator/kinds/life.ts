import { isMap, Refused, type Standing, type Subject, type Values } from "../protocol/index.ts";
import type { Place, Thing, World } from "../world/index.ts";
import { type Catalogue, lookUp, type TypeFacts } from "./catalogue.ts";
import type { Kind } from "./kind.ts";
import { calling, demand, holderOf, type Kinds, withParts } from "./references.ts";
import { sceneOf } from "./scene.ts";

/** What a session stands on. */
export interface Ground {
  readonly world: World;
  readonly catalogue: Catalogue;
  /** Every kind of the simulated cloud, of this catalogue and of others. */
  readonly kinds: Kinds;
  /** Where a resource with these properties stands or will stand. */
  readonly place: (kind: Kind, properties: Values) => Place;
}

/** Makes a thing, or takes over the one that stands. */
export function create(ground: Ground, subject: Subject, inputs: Values): Standing {
  const { kind, facts } = lookUp(ground.catalogue, subject.type);
  const place = ground.place(kind, inputs);
  const scene = sceneOf(ground, place, kept(kind, inputs));
  offered(kind, facts, place);
  demand(ground.world, ground.kinds, place, kind, inputs);
  const adopted = kind.adopts?.(scene) ?? null;
  kind.accept?.(scene, adopted);
  if (adopted === null) alone(ground, kind, place, scene.settings, null);
  const id = adopted?.id ?? kind.id(scene);
  const thing: Thing = {
    ...place,
    type: subject.type,
    id,
    arn: adopted?.arn ?? kind.arn?.(scene, id) ?? "",
    settings: scene.settings,
    facts: { ...adopted?.facts, ...said(facts, place, scene.settings), ...kind.facts?.(scene, id, adopted) },
    madeBy: adopted?.madeBy ?? "us",
    since: adopted?.since ?? scene.now.toISOString(),
    until: null,
  };
  return put(ground, kind, thing, adopted, inputs);
}

/** What stands there now. The inputs are rebuilt from the world, so that whoever changed it is seen. */
export function read(
  ground: Ground,
  subject: Subject,
  id: string,
  state: Values,
  inputs: Values,
): (Standing & { inputs: Values }) | null {
  const { kind } = lookUp(ground.catalogue, subject.type);
  const place = ground.place(kind, { ...inputs, ...state });
  const known = Object.keys(state).length > 0;
  const thing = known ? ground.world.get(place, worldType(kind), id) : imported(ground, kind, place, id);
  if (thing === undefined || thing.until !== null) return null;
  const secret = untold(kind, inputs);
  const told = kind.tells?.(sceneOf(ground, thing, thing.settings), thing);
  return {
    id: thing.id,
    properties: { ...shown(thing), ...told, ...secret },
    inputs: { ...thing.settings, ...secret },
  };
}

/** What is read for the first time goes by the name that imports go by. */
function imported({ world }: Ground, kind: Kind, place: Place, id: string): Thing | undefined {
  const { importId } = kind;
  if (importId === undefined) return world.get(place, worldType(kind), id);
  return world.of(place, worldType(kind)).find((thing) => importId(thing) === id);
}

/** Changes a thing in place. */
export function update(ground: Ground, subject: Subject, id: string, state: Values, news: Values): Values {
  const { kind, facts } = lookUp(ground.catalogue, subject.type);
  const place = ground.place(kind, { ...news, region: state.region ?? news.region });
  const before = standing(ground, kind, place, id);
  const scene = sceneOf(ground, place, kept(kind, news));
  demand(ground.world, ground.kinds, place, kind, news);
  kind.accept?.(scene, before);
  alone(ground, kind, place, scene.settings, before);
  const now = { ...before.facts, ...said(facts, place, scene.settings), ...kind.facts?.(scene, id, before) };
  return put(ground, kind, { ...before, settings: scene.settings, facts: now }, before, news).properties;
}

/** Ends a thing and its parts, unless something holds it. What is gone already is no error, as with AWS's provider. */
export function remove(ground: Ground, subject: Subject, id: string, state: Values): void {
  const { kind } = lookUp(ground.catalogue, subject.type);
  const place = ground.place(kind, state);
  const thing = ground.world.get(place, worldType(kind), id);
  if (thing === undefined || thing.until !== null) return;
  const scene = sceneOf(ground, place, thing.settings);
  if (kind.adopts !== undefined) return void kind.end?.(scene, thing);
  const going = withParts(ground.world, ground.kinds, thing);
  const holder = holderOf(ground.world, ground.kinds, going);
  if (holder !== undefined)
    throw new Refused(kind.inUse ?? "DependencyViolation", `${calling(thing)} is in use by ${calling(holder)}.`);
  const until = kind.end?.(scene, thing) ?? null;
  if (until !== null) ground.world.put({ ...thing, until });
  else for (const gone of going) ground.world.drop(gone);
}

function put(ground: Ground, kind: Kind, thing: Thing, before: Thing | null, inputs: Values): Standing {
  const placed = { ...thing, type: worldType(kind) };
  ground.world.put(placed);
  kind.settle?.(sceneOf(ground, placed, placed.settings), placed, before);
  const settled = ground.world.get(placed, placed.type, placed.id) ?? placed;
  return { id: placed.id, properties: { ...shown(settled), ...untold(kind, inputs) } };
}

function shown(thing: Thing): Values {
  return over({ ...(thing.arn === "" ? {} : { arn: thing.arn }), ...thing.facts }, thing.settings);
}

/** Settings over facts, map by map: a cluster's network has settings of ours and facts of the cloud's. */
function over(facts: Values, settings: Values): Values {
  const both = Object.entries(settings).map(([property, value]) => {
    const fact = facts[property];
    return [property, isMap(fact) && isMap(value) ? over(fact, value) : value] as const;
  });
  return { ...facts, ...Object.fromEntries(both) };
}

/** What every AWS resource is told besides: its region, and all its tags. */
function said(facts: TypeFacts, place: Place, settings: Values): Values {
  return {
    ...("region" in facts.inputs ? { region: place.region } : {}),
    ...(facts.computed.includes("tagsAll") ? { tagsAll: settings.tags ?? {} } : {}),
  };
}

/** What the cloud took and doesn't tell. */
function untold(kind: Kind, inputs: Values): Values {
  return Object.fromEntries((kind.writeOnly ?? []).map((property) => [property, inputs[property]]));
}

function kept(kind: Kind, inputs: Values): Values {
  return Object.fromEntries(Object.entries(inputs).filter(([property]) => !kind.writeOnly?.includes(property)));
}

function standing(ground: Ground, kind: Kind, place: Place, id: string): Thing {
  const thing = ground.world.get(place, worldType(kind), id);
  if (thing === undefined || thing.until !== null)
    throw new Refused(
      kind.missing ?? "ResourceNotFoundException",
      `${kind.type} '${id}' does not exist in ${place.region}.`,
    );
  return thing;
}

/** An adopting type changes a thing of the type it adopts. */
function worldType(kind: Kind): string {
  return kind.standsAs ?? kind.type;
}

function offered({ type, offeredIn = {} }: Kind, { absentIn }: TypeFacts, { region }: Place): void {
  if (absentIn.includes(region) && !Object.hasOwn(offeredIn, region))
    throw new Refused("UnknownEndpoint", `${type} is not offered in ${region}.`);
}

function alone(ground: Ground, kind: Kind, place: Place, settings: Values, before: Thing | null): void {
  for (const { by, code } of kind.unique ?? []) {
    const clash = ground.world
      .of(place, worldType(kind))
      .find((thing) => !sameThing(thing, before) && by.every((key) => thing.settings[key] === settings[key]));
    const value = by.map((key) => String(settings[key])).join(", ");
    if (clash !== undefined)
      throw new Refused(code, `${calling(clash)} already has the ${by.join(" and ")} '${value}'.`);
  }
}

function sameThing(thing: Thing, before: Thing | null): boolean {
  return before !== null && thing.id === before.id;
}
