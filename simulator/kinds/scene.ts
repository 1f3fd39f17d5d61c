import type { Values } from "../protocol/index.ts";
import type { Place, Thing } from "../world/index.ts";
import type { Scene } from "./kind.ts";
import type { Ground } from "./life.ts";
import { find } from "./references.ts";

/** The cloud as a kind's functions see it from one resource. */
export function sceneOf({ world, kinds }: Pick<Ground, "world" | "kinds">, place: Place, settings: Values): Scene {
  const home = (type: string): Place => ({
    partition: place.partition,
    account: place.account,
    region: kinds.get(type)?.global === true ? "global" : place.region,
  });
  return {
    place,
    settings,
    now: world.now(),
    text: (property) => (typeof settings[property] === "string" ? settings[property] : ""),
    find: (type, handle) => find(world, kinds, place, type, handle),
    all: (type) => world.of(home(type), type),
    everywhere: (type) => world.all().filter((it) => it.type === type && it.partition === place.partition),
    make: (type, id, made, facts = {}) => {
      const since = world.now().toISOString();
      const thing: Thing = {
        ...home(type),
        type,
        id,
        arn: "",
        settings: made,
        facts,
        madeBy: "aws",
        since,
        until: null,
      };
      const kind = kinds.get(type);
      const arn = kind?.arn?.(sceneOf({ world, kinds }, home(type), made), id) ?? "";
      world.put({ ...thing, arn });
      return { ...thing, arn };
    },
    put: (thing) => world.put(thing),
    drop: (thing) => world.drop(thing),
  };
}
