import { dig, type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { tiersOf } from "../kubernetes/cluster.ts";
import { nameOf, namespaceOf, ofKind, podAt, podMakers } from "../kubernetes/objects.ts";
import { ENTRANCE } from "./shares.ts";

export const sharedFoldersGivenToApplication: Rule = {
  id: "EXC-08",
  name: "shared-folders-given-to-application",
  statement: "Each shared folder is given to the application's pods by its entrance, and to no other pods.",
  severity: "high",
  capability: "shared-folders",
  remedy:
    "declare a volume of the folder's entrance, a claim that names it, and mount the claim in the application alone",
  premises: ["shared-folders-have-own-entrance", "pv-encrypted-storageclass"],
  check: ({ graph }) => each(ofType(graph, ENTRANCE), (entrance) => judgeEntrance(graph, entrance)),
};

function judgeEntrance(graph: Graph, entrance: Resource): Finding {
  const takers = claimsOf(graph, entrance).flatMap((claim) => takersOf(graph, claim));
  const others = takers.filter((maker) => [...tiersOf(graph, maker)].join() !== "app");
  if (takers.length === 0) return fail(entrance, `no pod is given the folder of ${entrance.name}`);
  return others.length === 0
    ? pass(entrance, `the folder of ${entrance.name} is given to ${takers.map(({ name }) => name).join(" and ")} alone`)
    : fail(entrance, `the folder of ${entrance.name} is given to ${others.map(({ name }) => name).join(" and ")} too`);
}

/** Claims of a volume that opens by this entrance. */
function claimsOf(graph: Graph, entrance: Resource): readonly Resource[] {
  const volumes = ofKind(graph, "PersistentVolume").filter((one) => referents(graph, one, "spec").includes(entrance));
  const names = volumes.map(nameOf);
  return ofKind(graph, "PersistentVolumeClaim").filter((claim) => names.includes(text(claim, "spec.volumeName") ?? ""));
}

/** What makes pods that are given a claim of their own namespace, and mount it. */
function takersOf(graph: Graph, claim: Resource): readonly Resource[] {
  return podMakers(graph).filter((maker) => {
    const volumes = list(maker, `${podAt(maker)}spec.volumes`);
    const isTaken = volumes.some((volume) => dig(volume, "persistentVolumeClaim.claimName") === nameOf(claim));
    return isTaken && namespaceOf(maker) === namespaceOf(claim);
  });
}
