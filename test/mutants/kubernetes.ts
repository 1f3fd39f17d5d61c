import type { Mutant } from "./mutant.ts";
import { add, all, alter, copy, point, remove, set, setAll } from "./surgery.ts";
import { CLUSTER, DEPLOYMENT, KEY, ROLE } from "./words.ts";

const ADDON = "aws:eks/addon:Addon";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const NODES = "aws:eks/nodeGroup:NodeGroup";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const SERVICE = "kubernetes:core/v1:Service";
const STORAGE = "kubernetes:storage.k8s.io/v1:StorageClass";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const CONTAINER = "spec.template.spec.containers.0";

export const kubernetes: readonly Mutant[] = [
  {
    what: "pods of the web may be of any kind",
    by: "careless",
    tenant: "kade",
    surgery: set(NAMESPACE, "kade-web", { metadata: { name: "web", labels: {} } }),
    killedBy: ["pss-restricted-namespaces"],
    at: "kade-web",
  },
  {
    what: "the application may write into its own image",
    by: "careless",
    tenant: "kade",
    surgery: set(DEPLOYMENT, "kade-app", { [`${CONTAINER}.securityContext.readOnlyRootFilesystem`]: false }),
    killedBy: ["pods-meet-restricted"],
    at: "kade-app",
  },
  {
    what: "the application runs as root",
    by: "careless",
    tenant: "kade",
    surgery: set(DEPLOYMENT, "kade-app", {
      "spec.template.spec.securityContext.runAsNonRoot": false,
      "spec.template.spec.securityContext.runAsUser": 0,
    }),
    killedBy: ["pods-meet-restricted"],
    at: "kade-app",
  },
  {
    what: "a container that prepares the application holds every capability",
    by: "malicious",
    tenant: "almendro",
    surgery: set(DEPLOYMENT, "almendro-app", {
      "spec.template.spec.initContainers": [
        {
          name: "prepare",
          image:
            "210000000001.dkr.ecr.eu-south-2.amazonaws.com/openhr/app@sha256:49f429df083ebdbd96861bec0dd253637df3c63502423a361e21060435daf428",
          securityContext: { capabilities: { add: ["ALL"] } },
        },
      ],
    }),
    killedBy: ["images-trusted", "pods-meet-restricted", "workloads-survive-a-zone"],
    at: "almendro-app",
  },
  {
    what: "pods of the application are denied nothing by default",
    by: "careless",
    tenant: "kade",
    surgery: remove(POLICY, "kade-app-default-deny"),
    killedBy: ["default-deny-netpol"],
    at: "kade-app",
  },
  {
    what: "the web's pods may open connections to the database",
    by: "malicious",
    tenant: "kade",
    surgery: alter(POLICY, "kade-web-web", "spec.egress", (egress: readonly object[]) => [
      ...egress,
      { to: [{ ipBlock: { cidr: "10.175.180.0/23" } }], ports: [{ port: 5432, protocol: "TCP" }] },
    ]),
    killedBy: ["netpol-tier-graph"],
    at: "kade-web",
  },
  {
    what: "whatever pod there is may call the application",
    by: "careless",
    tenant: "kade",
    surgery: alter(POLICY, "kade-app-app", "spec.ingress", () => [
      { from: [{ namespaceSelector: {} }], ports: [{ port: 9443, protocol: "TCP" }] },
    ]),
    killedBy: ["netpol-tier-graph"],
    at: "kade-app",
  },
  {
    what: "pods without a policy may reach everything",
    by: "careless",
    tenant: "kade",
    surgery: set(ADDON, "kade-vpc-cni", {
      configurationValues: '{"enableNetworkPolicy":"true","env":{"NETWORK_POLICY_ENFORCING_MODE":"standard"}}',
    }),
    killedBy: ["cni-enforces-policy"],
    at: "kade",
  },
  {
    what: "the cluster's API is on the internet",
    by: "careless",
    tenant: "kade",
    surgery: set(CLUSTER, "kade", { "vpcConfig.endpointPublicAccess": true }),
    killedBy: ["eks-endpoint-private"],
    at: "kade",
  },
  {
    what: "the cluster's secrets lie in plain",
    by: "careless",
    tenant: "kade",
    surgery: all(
      point(CLUSTER, "kade", "encryptionConfig", undefined),
      set(CLUSTER, "kade", { encryptionConfig: undefined }),
    ),
    killedBy: ["eks-secrets-kms", "every-volume-tenant-cmk"],
    at: "kade",
  },
  {
    what: "nodes hand their rights to whatever runs on them",
    by: "careless",
    tenant: "kade",
    surgery: set(TEMPLATE, "kade-web", { "metadataOptions.httpTokens": "optional" }),
    killedBy: ["eks-private-nodes"],
    at: "kade-web-1",
  },
  {
    what: "nodes run a system of general purpose",
    by: "careless",
    tenant: "kade",
    surgery: set(NODES, "kade-app-1", { amiType: "AL2023_x86_64_STANDARD" }),
    killedBy: ["eks-private-nodes"],
    at: "kade-app-1",
  },
  {
    what: "a node's volume lies in plain",
    by: "careless",
    tenant: "kade",
    surgery: set(TEMPLATE, "kade-system", { "blockDeviceMappings.1.ebs.encrypted": "false" }),
    killedBy: ["eks-private-nodes", "every-volume-tenant-cmk"],
    at: "kade-system",
  },
  {
    what: "nodes may read every file",
    by: "careless",
    tenant: "kade",
    surgery: add(
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "handy",
      { policyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", role: "kade-node" },
      { role: [ROLE, "kade-node"] },
    ),
    killedBy: ["machines-without-rights"],
    at: "kade-app-1",
  },
  {
    what: "whoever makes the cluster administers it for ever",
    by: "careless",
    tenant: "kade",
    surgery: set(CLUSTER, "kade", { "accessConfig.bootstrapClusterCreatorAdminPermissions": true }),
    killedBy: ["eks-access-entries"],
    at: "kade",
  },
  {
    what: "access to the cluster stands in a map that nobody sees",
    by: "careless",
    tenant: "little-acorn",
    surgery: set(CLUSTER, "little-acorn", { "accessConfig.authenticationMode": "CONFIG_MAP" }),
    killedBy: ["eks-access-entries"],
    at: "little-acorn",
  },
  {
    what: "the application administers the cluster",
    by: "malicious",
    tenant: "kade",
    surgery: add("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", "boss", {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name: "boss" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
      subjects: [{ kind: "ServiceAccount", name: "app", namespace: "app" }],
    }),
    killedBy: ["rbac-no-cluster-admin"],
    at: "boss",
  },
  {
    what: "a role in the cluster reads secrets",
    by: "malicious",
    tenant: "kade",
    surgery: add("kubernetes:rbac.authorization.k8s.io/v1:Role", "look", {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name: "look", namespace: "app" },
      rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get", "list"] }],
    }),
    killedBy: ["rbac-rights-harmless"],
    at: "look",
  },
  {
    what: "the application's pods hold a token for the cluster's API",
    by: "careless",
    tenant: "kade",
    surgery: set(DEPLOYMENT, "kade-app", { "spec.template.spec.automountServiceAccountToken": true }),
    killedBy: ["pods-hold-no-token"],
    at: "kade-app",
  },
  {
    what: "the web runs an image by a tag that may change",
    by: "careless",
    tenant: "kade",
    surgery: set(DEPLOYMENT, "kade-web", {
      [`${CONTAINER}.image`]: "210000000001.dkr.ecr.eu-central-1.amazonaws.com/othomatic/web:9.7",
    }),
    killedBy: ["images-trusted"],
    at: "kade-web",
  },
  {
    what: "the web runs an image of another release",
    by: "malicious",
    tenant: "kade",
    surgery: set(DEPLOYMENT, "kade-web", {
      [`${CONTAINER}.image`]:
        "210000000001.dkr.ecr.eu-central-1.amazonaws.com/othomatic/web@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    }),
    killedBy: ["images-trusted"],
    at: "kade-web",
  },
  {
    what: "the application has a load balancer of its own",
    by: "careless",
    tenant: "kade",
    surgery: set(SERVICE, "kade-app", { "spec.type": "LoadBalancer" }),
    killedBy: ["no-direct-exposure"],
    at: "kade-app",
  },
  {
    what: "volumes of pods lie under AWS's own key",
    by: "careless",
    tenant: "kade",
    surgery: point(STORAGE, "kade-encrypted", "parameters", { encrypted: "true", type: "gp3" }),
    killedBy: ["every-volume-tenant-cmk", "pv-encrypted-storageclass"],
    at: "kade-encrypted",
  },
  {
    what: "volumes go with the pods that made them",
    by: "careless",
    tenant: "almendro",
    surgery: set(STORAGE, "almendro-encrypted", { reclaimPolicy: "Delete" }),
    killedBy: ["pv-encrypted-storageclass"],
    at: "almendro-encrypted",
  },
  {
    what: "something is tried out in the default namespace",
    by: "careless",
    tenant: "kade",
    surgery: add("kubernetes:core/v1:ConfigMap", "trial", {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "trial", namespace: "default" },
    }),
    killedBy: ["no-default-namespace"],
    at: "trial",
  },
  {
    what: "the application runs once",
    by: "careless",
    tenant: "kade",
    surgery: set(DEPLOYMENT, "kade-app", { "spec.replicas": 1 }),
    killedBy: ["workloads-survive-a-zone"],
    at: "kade-app",
  },
  {
    what: "the web may be stopped everywhere at once",
    by: "careless",
    tenant: "kade",
    surgery: remove("kubernetes:policy/v1:PodDisruptionBudget", "kade-web"),
    killedBy: ["workloads-survive-a-zone"],
    at: "kade-web",
  },
  {
    what: "a third tier appears beside those that were planned",
    by: "malicious",
    tenant: "kade",
    surgery: all(
      copy(NAMESPACE, "kade-web", "kade-extra", { "metadata.name": "extra" }),
      copy(DEPLOYMENT, "kade-web", "kade-extra", { "metadata.namespace": "extra", "metadata.name": "extra" }),
    ),
    killedBy: ["default-deny-netpol", "netpol-tier-graph", "workloads-survive-a-zone"],
    at: "kade-extra",
  },
  {
    what: "disks of nodes lie under the key of the backups",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: point(TEMPLATE, "fjordbevegelse-web", "blockDeviceMappings", [KEY, "fjordbevegelse-backup"]),
    killedBy: ["one-key-per-data-class"],
    leavesOpen: ["eks-private-nodes", "every-volume-tenant-cmk"],
    at: "fjordbevegelse-backup",
  },
  {
    what: "nodes take SSH keys",
    by: "careless",
    tenant: "kade",
    surgery: setAll(NODES, { remoteAccess: { ec2SshKey: "office" } }),
    killedBy: ["no-ssh-keypairs"],
    at: "kade-app-1",
  },
];
