import { type Kind, partOf, type Scene, uses } from "../../kinds/index.ts";
import { isMap, Refused } from "../../protocol/index.ts";
import { hexId, text, uuid } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { ROLE } from "../iam.ts";
import { matches, oneOf } from "../wellformed.ts";
import { ACCESS_ENTRY, ACCESS_POLICY, CLUSTER, POD_IDENTITY } from "./tokens.ts";
import { mustTrust } from "./trust.ts";

const ENTRY_TYPES = ["STANDARD", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "EC2", "HYBRID_LINUX", "HYPERPOD_LINUX"];
const POLICIES =
  /^arn:[\w-]+:eks::aws:cluster-access-policy\/(AmazonEKS(ClusterAdmin|Admin|Edit|View|AdminView|SecretReader)Policy)$/;

const accessEntry: Kind = {
  type: ACCESS_ENTRY,
  schema: "AWS::EKS::AccessEntry",
  defaults: { type: "STANDARD" },
  refs: { clusterName: partOf(CLUSTER), principalArn: uses(ROLE) },
  unique: [{ by: ["clusterName", "principalArn"], code: "ResourceInUseException" }],
  check: (inputs) => oneOf(inputs, "type", ENTRY_TYPES),
  accept: (scene) => {
    if (modeOf(scene) === "CONFIG_MAP")
      throw new Refused("InvalidRequestException", "The cluster's authentication mode takes no access entries.");
  },
  id: (scene) => `${scene.text("clusterName")}:${scene.text("principalArn")}`,
  facts: (scene, _, before) => ({
    accessEntryArn: before?.facts.accessEntryArn ?? entryArn(scene),
    createdAt: before?.facts.createdAt ?? scene.now.toISOString(),
    modifiedAt: scene.now.toISOString(),
    kubernetesGroups: scene.settings.kubernetesGroups ?? [],
    userName: scene.settings.userName ?? scene.text("principalArn"),
  }),
  end: (scene, thing) => {
    for (const policy of scene.all(ACCESS_POLICY)) if (ofEntry(policy.settings, thing.settings)) scene.drop(policy);
    return null;
  },
};

function entryArn(scene: Scene): string {
  const [, , , , account = "", role = ""] = scene.text("principalArn").split(":");
  const name = `${role.split("/")[0]}/${account}/${role.split("/").at(-1)}`;
  return arn(scene.place, "eks", `access-entry/${scene.text("clusterName")}/${name}/${uuid()}`);
}

function modeOf(scene: Scene): string {
  const config = scene.find(CLUSTER, scene.text("clusterName"))?.settings.accessConfig;
  return isMap(config) ? String(config.authenticationMode ?? "CONFIG_MAP") : "CONFIG_MAP";
}

const accessPolicy: Kind = {
  type: ACCESS_POLICY,
  replaceOn: {
    clusterName: "an association is its ends",
    principalArn: "an association is its ends",
    policyArn: "an association is its ends",
  },
  refs: { clusterName: partOf(CLUSTER) },
  check: (inputs) => matches(inputs, "policyArn", POLICIES, "one of EKS's cluster access policies"),
  accept: (scene) => {
    if (!scene.all(ACCESS_ENTRY).some((entry) => ofEntry(scene.settings, entry.settings)))
      throw new Refused(
        "ResourceNotFoundException",
        `The principal ${scene.text("principalArn")} has no access entry.`,
      );
  },
  id: (scene) => ["clusterName", "principalArn", "policyArn"].map((part) => scene.text(part)).join("#"),
  facts: ({ now }, _, before) => ({
    associatedAt: before?.facts.associatedAt ?? now.toISOString(),
    modifiedAt: now.toISOString(),
  }),
};

function ofEntry(policy: Scene["settings"], entry: Scene["settings"]): boolean {
  return policy.clusterName === entry.clusterName && policy.principalArn === entry.principalArn;
}

const podIdentity: Kind = {
  type: POD_IDENTITY,
  schema: "AWS::EKS::PodIdentityAssociation",
  refs: { clusterName: partOf(CLUSTER), roleArn: uses(ROLE), targetRoleArn: uses(ROLE) },
  unique: [{ by: ["clusterName", "namespace", "serviceAccount"], code: "ResourceInUseException" }],
  accept: (scene) => mustTrust(scene, scene.text("roleArn"), "pods.eks.amazonaws.com"),
  id: () => hexId("a"),
  importId: (thing) => `${text(thing, "clusterName")},${thing.id}`,
  facts: (scene, id) => ({
    associationId: id,
    associationArn: arn(scene.place, "eks", `podidentityassociation/${scene.text("clusterName")}/${id}`),
    disableSessionTags: scene.settings.disableSessionTags ?? false,
    externalId: "",
  }),
};

/** Nodes enter by an entry of their role's, which EKS makes by itself. */
export function letNodesIn(scene: Scene): void {
  const settings = { clusterName: scene.text("clusterName"), principalArn: scene.text("nodeRoleArn") };
  if (scene.all(ACCESS_ENTRY).some((entry) => ofEntry(entry.settings, settings))) return;
  const id = `${settings.clusterName}:${settings.principalArn}`;
  scene.make(ACCESS_ENTRY, id, { ...settings, type: "EC2_LINUX" }, { userName: "system:node:{{EC2PrivateDNSName}}" });
}

/** Takes the nodes' entry away with the last group of their role. */
export function shutNodesOut(scene: Scene, clusterName: string, principalArn: string): void {
  const entry = scene.find(ACCESS_ENTRY, `${clusterName}:${principalArn}`);
  if (entry?.madeBy === "aws") scene.drop(entry);
}

/** Whether a role may do anything in a cluster: by an entry and a policy of its own. */
export function mayEnter(
  all: (type: string) => readonly { settings: Scene["settings"] }[],
  clusterName: string,
  principalArn: string,
): boolean {
  return all(ACCESS_POLICY).some(({ settings }) => ofEntry(settings, { clusterName, principalArn }));
}

export const accessKinds = [accessEntry, accessPolicy, podIdentity];
