import { type Catalogue, type Kinds, type Schema, sessionOf } from "../kinds/index.ts";
import type { Package, Session } from "../protocol/index.ts";
import type { Place, World } from "../world/index.ts";
import generated from "./aws.generated.json" with { type: "json" };
import { placeOf, problems, roleOf } from "./config.ts";
import { deployerRole } from "./iam.ts";
import { kinds } from "./kinds.ts";

export { kinds as awsKinds } from "./kinds.ts";
export { keepNumbers } from "./numbers.ts";

const catalogue: Catalogue = {
  schema: generated as Schema,
  kinds: new Map(kinds.map((kind) => [kind.type, kind])),
  tableOf: (type) => `simulator/aws/${type.split(/[:/]/)[1]}`,
};

/** The aws provider of a simulated world. `all` are the kinds of every provider: references cross them. */
export function awsPackage(world: World, all: Kinds): Package {
  return {
    name: "aws",
    version: catalogue.schema.package.split(" ")[1] ?? "",
    checkConfig: problems,
    configure: (config) => {
      const home = placeOf(config);
      foundation(world, home, roleOf(config));
      return sessionOf({
        world,
        catalogue,
        kinds: all,
        place: (kind, properties) => ({
          ...home,
          region: kind.global ? "global" : typeof properties.region === "string" ? properties.region : home.region,
        }),
      });
    },
  };
}

/** AWS as it answers at one place, whoever asks. */
export function awsAt(world: World, all: Kinds): (place: Place) => Session {
  return (place) => sessionOf({ world, catalogue, kinds: all, place: () => place });
}

/** Whoever made the account made the role by which we work in it. */
function foundation(world: World, place: Place, role: string): void {
  const thing = deployerRole(place, role, world.now().toISOString());
  world.transact(() => {
    if (world.get(thing, thing.type, thing.id) === undefined) world.put(thing);
  });
}
