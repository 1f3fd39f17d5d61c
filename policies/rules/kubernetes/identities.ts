import { type Graph, ofType, type Resource, referents, remembered } from "../../../graph/index.ts";
import { text } from "../../read.ts";
import { tiersOf } from "./cluster.ts";
import { namespaceOf, podAt, podMakers } from "./objects.ts";

const IDENTITY = "aws:eks/podIdentityAssociation:PodIdentityAssociation";

/** Roles that EKS hands to pods of the application's tier. Throws `Unproven` where it can't be known to whom. */
export const applicationRoles = remembered((graph: Graph): readonly Resource[] => {
  const accounts = podMakers(graph)
    .filter((maker) => [...tiersOf(graph, maker)].join() === "app")
    .map((maker) => `${namespaceOf(maker)}/${text(maker, `${podAt(maker)}spec.serviceAccountName`) ?? "default"}`);
  return ofType(graph, IDENTITY)
    .filter((one) => accounts.includes(`${text(one, "namespace")}/${text(one, "serviceAccount")}`))
    .flatMap((one) => referents(graph, one, "roleArn"));
});
