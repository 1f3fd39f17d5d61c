import { NODE_GROUP, runsOn } from "../aws/eks/index.ts";
import type { Scene } from "../kinds/index.ts";
import { isMap, Refused, type Values } from "../protocol/index.ts";
import { text } from "../world/index.ts";
import { violations } from "./admission.ts";
import { at, listAt, NAMESPACE, nameOf, namespaceOf, object } from "./object.ts";
import { demandOf, exceeded } from "./quota.ts";
import { CLAIM, RESOURCE_QUOTA, SERVICE_ACCOUNT } from "./tokens.ts";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";

/** A Deployment counts as made when its pods run: what keeps them from running is a refusal, as with Pulumi's waiting. */
export const deployment = object(DEPLOYMENT, {
  fixed: ["spec.selector"],
  accept: (scene) => {
    const pod = podOf(scene.settings);
    selectsItsPods(scene);
    admitted(scene, pod);
    hasAccount(scene, pod);
    hasClaims(scene, pod);
    withinQuota(scene);
    hasNodes(scene, pod);
  },
  facts: ({ settings }) => {
    const replicas = replicasOf(settings);
    return { status: { replicas, readyReplicas: replicas, availableReplicas: replicas, updatedReplicas: replicas } };
  },
});

function podOf(settings: Values): Values {
  const pod = at(settings, "spec", "template", "spec");
  return isMap(pod) ? pod : {};
}

function replicasOf(settings: Values): number {
  return Number(at(settings, "spec", "replicas") ?? 1);
}

function selectsItsPods({ settings }: Scene): void {
  const wanted = at(settings, "spec", "selector", "matchLabels");
  const labels = at(settings, "spec", "template", "metadata", "labels");
  const pairs = Object.entries(isMap(wanted) ? wanted : {});
  if (pairs.length === 0 || !pairs.every(([key, value]) => at(labels, key) === value))
    throw new Refused("Invalid", `Deployment "${nameOf(settings)}": selector does not match template labels`);
}

/** The namespace's own standard decides which pods it lets in. */
function admitted({ find, settings }: Scene, pod: Values): void {
  const labels = at(find(NAMESPACE, namespaceOf(settings))?.settings, "metadata", "labels");
  const label = (name: string) => at(labels, `pod-security.kubernetes.io/${name}`);
  if (label("enforce") !== "restricted") return;
  const wrong = violations(pod);
  if (wrong.length > 0)
    throw new Refused(
      "Forbidden",
      `pods "${nameOf(settings)}" violate PodSecurity "restricted:${String(label("enforce-version") ?? "latest")}": ${wrong.join(", ")}`,
    );
}

function hasAccount({ find, settings }: Scene, pod: Values): void {
  const account = `${namespaceOf(settings)}/${String(pod.serviceAccountName ?? "default")}`;
  if (!account.endsWith("/default") && find(SERVICE_ACCOUNT, account) === undefined)
    throw new Refused("Forbidden", `pods "${nameOf(settings)}": error looking up service account ${account}`);
}

function hasClaims({ find, settings }: Scene, pod: Values): void {
  for (const volume of listAt(pod, "volumes")) {
    const name = at(volume, "persistentVolumeClaim", "claimName");
    if (name !== undefined && find(CLAIM, `${namespaceOf(settings)}/${String(name)}`) === undefined)
      throw new Refused("FailedScheduling", `persistentvolumeclaim "${String(name)}" not found`);
  }
}

function withinQuota({ all, settings }: Scene): void {
  const here = (other: Values) => namespaceOf(other) === namespaceOf(settings);
  const others = all(DEPLOYMENT).map((it) => it.settings);
  const inNamespace = [...others.filter((it) => here(it) && nameOf(it) !== nameOf(settings)), settings];
  const demands = inNamespace.map((it) => demandOf(podOf(it), replicasOf(it)));
  for (const quota of all(RESOURCE_QUOTA).filter((it) => here(it.settings))) {
    const hard = at(quota.settings, "spec", "hard");
    const over = exceeded(isMap(hard) ? hard : {}, demands);
    if (over !== null) throw new Refused("Forbidden", `exceeded quota: ${nameOf(quota.settings)}, ${over}`);
  }
}

/** Pods wait for ever where no node takes them. */
function hasNodes({ everywhere, place, settings }: Scene, pod: Values): void {
  const groups = everywhere(NODE_GROUP).filter(
    (group) => place.region === clusterOf(group.arn, text(group, "clusterName")),
  );
  if (!groups.some((group) => runsOn(group, pod)))
    throw new Refused("Unschedulable", `no node of the cluster takes the pods of "${nameOf(settings)}"`);
}

/** The ARN of the cluster a node group is in. */
function clusterOf(nodeGroupArn: string, name: string): string {
  return nodeGroupArn.replace(/:nodegroup\/.*$/, `:cluster/${name}`);
}
