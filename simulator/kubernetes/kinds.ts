import { deployment } from "./deployment.ts";
import { networkObjects } from "./network.ts";
import { at, NAMESPACE, type ObjectKind, object } from "./object.ts";
import { RESOURCE_QUOTA, SERVICE_ACCOUNT } from "./tokens.ts";
import { volumeObjects } from "./volumes.ts";

/** Namespaces that every cluster has from its beginning. */
const OWN = ["default", "kube-node-lease", "kube-public", "kube-system"];

const namespace = object(NAMESPACE, { clusterWide: true, provided: (handle) => OWN.includes(handle) });

const storageClass = object("kubernetes:storage.k8s.io/v1:StorageClass", {
  clusterWide: true,
  fixed: ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"],
});

const disruptionBudget = object("kubernetes:policy/v1:PodDisruptionBudget", {
  check: (inputs) => {
    const given = ["maxUnavailable", "minAvailable"].filter((limit) => at(inputs, "spec", limit) !== undefined);
    return given.length === 1 ? [] : [{ property: "spec", reason: "names one of maxUnavailable and minAvailable" }];
  },
});

/** Every kind of object that the simulated clusters take. */
export const kinds: readonly ObjectKind[] = [
  namespace,
  object(RESOURCE_QUOTA),
  object("kubernetes:core/v1:LimitRange"),
  object(SERVICE_ACCOUNT),
  ...networkObjects,
  storageClass,
  ...volumeObjects,
  disruptionBudget,
  deployment,
];
