import { type Catalogue, type Kinds, type Schema, sessionOf } from "../kinds/index.ts";
import type { Package } from "../protocol/index.ts";
import type { World } from "../world/index.ts";
import generated from "./aws.generated.json" with { type: "json" };
import { placeOf, problems } from "./config.ts";
import { kinds } from "./kinds.ts";

export { kinds as awsKinds } from "./kinds.ts";

/** The aws provider of a simulated world. `all` are the kinds of every provider: references cross them. */
export function awsPackage(world: World, all: Kinds): Package {
  const catalogue: Catalogue = {
    schema: generated as Schema,
    kinds: new Map(kinds.map((kind) => [kind.type, kind])),
    tableOf: (type) => `simulator/aws/${type.split(/[:/]/)[1]}`,
  };
  return {
    name: "aws",
    version: catalogue.schema.package.split(" ")[1] ?? "",
    checkConfig: problems,
    configure: (config) => {
      const home = placeOf(config);
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
