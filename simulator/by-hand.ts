import { Refused, type Session, type Subject, type Values } from "./protocol/index.ts";
import type { Place, Thing, World } from "./world/index.ts";

/**
 * What somebody does to the cloud past every stack, as in the console. It is asked of the cloud like anything else: what
 * can't be changed in place, deleted or made there is refused here too.
 */
export interface ByHand {
  /** Sets some settings of a thing and leaves the others; undefined takes one away. Throws `Refused`. */
  change(thing: Thing, settings: Values): Thing;
  /** Throws `Refused`, e.g. while something holds the thing. */
  remove(thing: Thing): void;
  /** Makes something that no stack knows; a thing's own place will do for `place`. Throws `Refused`. */
  make(place: Place, type: string, settings: Values): Thing;
}

/** How each provider answers at a place, by the provider's name. */
export type SessionsAt = Readonly<Record<string, (place: Place) => Session>>;

/** Hands in a simulated world. */
export function handsIn(world: World, sessions: SessionsAt): ByHand {
  const sessionFor = (place: Place, type: string): Session => {
    const session = sessions[type.slice(0, type.indexOf(":"))]?.(place);
    if (session === undefined) throw new Refused("UnknownService", `There is nothing here that makes ${type}.`);
    return session;
  };
  return {
    change: (thing, settings) => {
      const session = sessionFor(thing, thing.type);
      const { settings: olds } = standing(world, thing);
      const news = wellFormed(session, thing.type, { ...olds, ...settings });
      const { replaces } = session.diff(subjectOf(thing.type), {}, olds, news);
      if (replaces.length > 0)
        throw new Refused("InvalidRequest", `${replaces.join(", ")} can't change on what exists.`);
      session.update(subjectOf(thing.type), thing.id, {}, news, false);
      return standing(world, thing);
    },
    remove: (thing) => sessionFor(thing, thing.type).delete(subjectOf(thing.type), thing.id, {}),
    make: (place, type, settings) => {
      const session = sessionFor(place, type);
      const { id } = session.create(subjectOf(type), wellFormed(session, type, settings), false);
      const made: Thing = { ...standing(world, { ...place, type, id }), madeBy: "others" };
      world.transact(() => world.put(made));
      return made;
    },
  };
}

function standing(world: World, { id, type, ...place }: Place & Pick<Thing, "id" | "type">): Thing {
  world.catchUp();
  const thing = world.get(place, type, id);
  if (thing === undefined) throw new Refused("ResourceNotFoundException", `There is no ${type} ${id} here.`);
  return thing;
}

function wellFormed(session: Session, type: string, settings: Values): Values {
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  const { inputs, failures } = session.check(subjectOf(type), given, null, new Uint8Array(32));
  if (failures.length === 0) return inputs;
  throw new Refused("ValidationException", failures.map(({ property, reason }) => `${property} ${reason}`).join("; "));
}

/** No stack knows it, so no urn names it. */
function subjectOf(type: string): Subject {
  return { urn: `by-hand::by-hand::${type}::by-hand`, type, name: "by-hand" };
}
