import { type Catalogue, type Kinds, lookUp, type Schema, sessionOf } from "../kinds/index.ts";
import {
  type Difference,
  differences,
  type Package,
  type Session,
  type Subject,
  touches,
  UNKNOWN,
  type Values,
} from "../protocol/index.ts";
import type { Place, World } from "../world/index.ts";
import { reach, readKubeconfig } from "./connection.ts";
import { kinds } from "./kinds.ts";
import generated from "./kubernetes.generated.json" with { type: "json" };
import { nameOf, namespaceOf } from "./object.ts";

export { kinds as kubernetesKinds } from "./kinds.ts";

const catalogue: Catalogue = {
  schema: generated as Schema,
  kinds: new Map(kinds.map((kind) => [kind.type, kind])),
  tableOf: () => "simulator/kubernetes/kinds.ts",
};

/** The kubernetes provider of a simulated world. What it makes stands inside a cluster: the cluster is its region. */
export function kubernetesPackage(world: World, all: Kinds): Package {
  return {
    name: "kubernetes",
    version: catalogue.schema.package.split(" ")[1] ?? "",
    checkConfig: problems,
    configure: ({ kubeconfig }) => {
      const connection = readKubeconfig(String(kubeconfig));
      const place = () => {
        const { partition, account, arn: region } = reach(world, connection);
        return { partition, account, region };
      };
      return sessionAt(world, all, place);
    },
  };
}

/** The cluster that is the region of a place, as it answers whoever may enter it. */
export function kubernetesAt(world: World, all: Kinds): (place: Place) => Session {
  return (place) => sessionAt(world, all, () => place);
}

function sessionAt(world: World, all: Kinds, place: () => Place): Session {
  return { ...sessionOf({ world, catalogue, kinds: all, place }), diff: compare };
}

function problems(config: Values) {
  if (config.kubeconfig === UNKNOWN) return [];
  if (typeof config.kubeconfig === "string") return [];
  return [{ property: "kubeconfig", reason: "is missing: a simulated cluster is in no kubeconfig of this machine" }];
}

/** An object keeps its name, so its successor can only come when it is gone. */
function compare(subject: Subject, _state: Values, olds: Values, news: Values): Difference {
  lookUp(catalogue, subject.type);
  const fixed = kinds.find(({ type }) => type === subject.type)?.fixed ?? [];
  const changes = differences(olds, news);
  const replaces = fixed.filter((path) => changes.some((change) => touches(change, path)));
  const deleteFirst = nameOf(olds) === nameOf(news) && namespaceOf(olds) === namespaceOf(news);
  return { changes, replaces, deleteFirst };
}
