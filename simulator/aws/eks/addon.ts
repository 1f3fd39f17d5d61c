import { type Kind, partOf, type Scene, uses } from "../../kinds/index.ts";
import { type Failure, isMap, Refused, type Value, type Values } from "../../protocol/index.ts";
import { text, uuid } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { ROLE } from "../iam.ts";
import { oneOf } from "../wellformed.ts";
import { runsOn } from "./scheduling.ts";
import { ADDON, CLUSTER, NODE_GROUP } from "./tokens.ts";
import { mustTrust } from "./trust.ts";

interface AddonFacts {
  /** Settings it takes at the top of its configuration. */
  readonly takes: readonly string[];
  /** Where its settings say on which nodes its Deployment runs; a DaemonSet alone has none. */
  readonly deploys?: (settings: Values) => Value | undefined;
  /** The one service account whose identity EKS takes with the add-on, where there are more. */
  readonly account?: string;
}

/** Add-ons of AWS that tenants use; what they take, as `aws eks describe-addon-configuration` lists it †. */
const ADDONS: Readonly<Record<string, AddonFacts>> = {
  "vpc-cni": {
    takes: [
      "affinity",
      "enableNetworkPolicy",
      "enableWindowsIpam",
      "env",
      "init",
      "nodeAgent",
      "resources",
      "tolerations",
    ],
  },
  "kube-proxy": { takes: ["ipvs", "mode", "resources"] },
  "eks-pod-identity-agent": { takes: ["affinity", "agent", "resources", "tolerations"] },
  coredns: {
    takes: [
      "affinity",
      "autoScaling",
      "corefile",
      "nodeSelector",
      "podDisruptionBudget",
      "replicaCount",
      "resources",
      "tolerations",
      "topologySpreadConstraints",
    ],
    deploys: (settings) => settings,
  },
  "aws-ebs-csi-driver": {
    takes: ["controller", "defaultStorageClass", "node", "sidecars"],
    deploys: ({ controller }) => controller,
  },
  "aws-efs-csi-driver": {
    takes: ["controller", "node", "replicaCount", "sidecars", "useFIPS"],
    deploys: ({ controller }) => controller,
    account: "efs-csi-controller-sa",
  },
  "aws-guardduty-agent": { takes: ["priorityClassName", "resources", "tolerations"] },
};

export const addon: Kind = {
  type: ADDON,
  schema: "AWS::EKS::Addon",
  replaceOn: { clusterName: "an add-on is its cluster's" },
  refs: {
    clusterName: partOf(CLUSTER),
    serviceAccountRoleArn: uses(ROLE),
    "podIdentityAssociations.roleArn": uses(ROLE),
  },
  unique: [{ by: ["clusterName", "addonName"], code: "ResourceInUseException" }],
  check: (inputs) => [...oneOf(inputs, "addonName", Object.keys(ADDONS)), ...configured(inputs)],
  accept: (scene) => {
    for (const { roleArn } of identities(scene)) mustTrust(scene, String(roleArn), "pods.eks.amazonaws.com");
    hasAccounts(scene);
    hasNodes(scene);
  },
  id: (scene) => `${scene.text("clusterName")}:${scene.text("addonName")}`,
  arn: (scene, id) => arn(scene.place, "eks", `addon/${id.replace(":", "/")}/${uuid()}`),
  facts: ({ now, settings }, _, before) => ({
    addonVersion: settings.addonVersion ?? before?.facts.addonVersion ?? "v1.0.0-eksbuild.1",
    configurationValues: settings.configurationValues ?? "",
    createdAt: before?.facts.createdAt ?? now.toISOString(),
    modifiedAt: now.toISOString(),
  }),
};

/** Settings must be what the add-on takes, or EKS refuses them. */
function configured(inputs: Values): Failure[] {
  const facts = ADDONS[String(inputs.addonName)];
  if (facts === undefined || typeof inputs.configurationValues !== "string") return [];
  const settings = settingsOf(inputs.configurationValues);
  if (settings === null) return [{ property: "configurationValues", reason: "must be a JSON document" }];
  return Object.keys(settings)
    .filter((key) => !facts.takes.includes(key))
    .map((key) => ({
      property: "configurationValues",
      reason: `: ${String(inputs.addonName)} takes no ${key}, only ${facts.takes.join(", ")}`,
    }));
}

/** What runs as a Deployment needs nodes it may run on, or it stays degraded and EKS fails. */
function hasNodes(scene: Scene): void {
  const wishes = ADDONS[scene.text("addonName")]?.deploys?.(settingsOf(scene.text("configurationValues")) ?? {});
  if (ADDONS[scene.text("addonName")]?.deploys === undefined) return;
  const groups = scene.all(NODE_GROUP).filter((group) => text(group, "clusterName") === scene.text("clusterName"));
  if (!groups.some((group) => runsOn(group, isMap(wishes) ? wishes : {})))
    throw new Refused(
      "InsufficientNumberOfReplicas",
      `No node of the cluster takes the pods of ${scene.text("addonName")}.`,
    );
}

function hasAccounts(scene: Scene): void {
  const only = ADDONS[scene.text("addonName")]?.account;
  const other = identities(scene).find(({ serviceAccount }) => only !== undefined && serviceAccount !== only);
  if (other !== undefined)
    throw new Refused(
      "InvalidParameterException",
      `${scene.text("addonName")} takes the identity of ${only} alone, not of ${String(other.serviceAccount)}.`,
    );
}

function identities({ settings }: Scene): readonly Values[] {
  const given = settings.podIdentityAssociations;
  return Array.isArray(given) ? given.filter(isMap) : [];
}

function settingsOf(text: string): Values | null {
  try {
    const settings = JSON.parse(text || "{}") as Value;
    return isMap(settings) ? settings : null;
  } catch {
    return null;
  }
}
