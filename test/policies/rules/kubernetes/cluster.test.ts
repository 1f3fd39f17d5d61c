import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../graph/index.ts";
import { cniEnforcesPolicy } from "../../../../policies/rules/kubernetes/cni-enforces-policy.ts";
import { eksAccessEntries } from "../../../../policies/rules/kubernetes/eks-access-entries.ts";
import { eksEndpointPrivate } from "../../../../policies/rules/kubernetes/eks-endpoint-private.ts";
import { eksPrivateNodes } from "../../../../policies/rules/kubernetes/eks-private-nodes.ts";
import { eksSecretsKms } from "../../../../policies/rules/kubernetes/eks-secrets-kms.ts";
import { kubernetes } from "../../../../policies/rules/kubernetes/index.ts";
import { rbacNoClusterAdmin } from "../../../../policies/rules/kubernetes/rbac-no-cluster-admin.ts";
import { added, almendro, type Home, refer, set, without } from "../almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const CLUSTER = "Cluster::almendro";

describe("a cluster as it should be", () => {
  it("breaks no rule", () => {
    expect(kubernetes.flatMap((rule) => home.complaints(rule))).toEqual([]);
  });
});

describe("the cluster's API is private", () => {
  const remedy = "set endpointPublicAccess to false and endpointPrivateAccess to true";

  it.each([true, undefined])("finds one that is public (%s)", (value) => {
    expect(home.complaints(eksEndpointPrivate, set(CLUSTER, "vpcConfig.endpointPublicAccess", value))).toEqual([
      `almendro fail: the API of almendro can be reached from the internet: ${remedy}.`,
    ]);
  });

  it("finds one that nobody inside reaches", () => {
    expect(home.complaints(eksEndpointPrivate, set(CLUSTER, "vpcConfig.endpointPrivateAccess", false))).toEqual([
      `almendro fail: the API of almendro can't be reached from inside its network: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(eksEndpointPrivate, set(CLUSTER, "vpcConfig.endpointPublicAccess", UNKNOWN))).toEqual([
      `almendro unproven: vpcConfig.endpointPublicAccess of almendro can't be known before almendro-control (aws:ec2/securityGroup:SecurityGroup), almendro-control-1 (aws:ec2/subnet:Subnet) and almendro-control-2 (aws:ec2/subnet:Subnet) are made, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the cluster's secrets are under the tenant's key", () => {
  const remedy = 'set encryptionConfig to the resources "secrets" and the key of the tenant\'s keyring';

  it("finds secrets left out, and a key that nobody named", () => {
    expect(home.complaints(eksSecretsKms, set(CLUSTER, "encryptionConfig.resources", []))).toEqual([
      `almendro fail: secrets of almendro aren't encrypted with a key of this tenant: ${remedy}.`,
    ]);
    expect(home.complaints(eksSecretsKms, set(CLUSTER, "encryptionConfig.provider.keyArn", undefined))).toEqual([
      `almendro fail: secrets of almendro aren't encrypted with a key of this tenant, since encryptionConfig.provider.keyArn names no key, so a key of AWS is used: ${remedy}.`,
    ]);
  });

  it("leaves open a key from nowhere", () => {
    expect(home.complaints(eksSecretsKms, refer(CLUSTER, "encryptionConfig"))).toEqual([
      `almendro unproven: encryptionConfig.provider.keyArn of almendro is a key that nobody knows yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the network plug-in enforces policies", () => {
  const remedy = 'set enableNetworkPolicy to "true" and NETWORK_POLICY_ENFORCING_MODE to strict in the vpc-cni add-on';
  const settings = (value: string | typeof UNKNOWN) => set("Addon::almendro-vpc-cni", "configurationValues", value);

  it.each([
    ["{}", "ignores network policies"],
    ['{"enableNetworkPolicy":"true"}', "lets pods without a policy reach everything"],
  ])("finds the settings %s", (value, what) => {
    expect(home.complaints(cniEnforcesPolicy, settings(value))).toEqual([
      `almendro fail: almendro-vpc-cni of almendro ${what}: ${remedy}.`,
    ]);
  });

  it("finds none at all", () => {
    expect(home.complaints(cniEnforcesPolicy, without("Addon::almendro-vpc-cni"))).toEqual([
      `almendro fail: no network plug-in of almendro enforces network policies: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known or read", () => {
    expect(home.complaints(cniEnforcesPolicy, settings(UNKNOWN))).toEqual([
      `almendro unproven: configurationValues of almendro-vpc-cni can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
    expect(home.complaints(cniEnforcesPolicy, settings("enableNetworkPolicy: true"))).toEqual([
      `almendro unproven: configurationValues of almendro-vpc-cni is no JSON object, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("nodes are private and of one tier", () => {
  const remedy =
    "put the node group into its tier's subnets and group, with a launch template of Bottlerocket, encrypted volumes and a hop limit of 1";
  const fails = (node: string, what: string) =>
    `${node} fail: machines of ${node} are too open, since ${what}: ${remedy}.`;

  it("finds another system image", () => {
    expect(
      home.complaints(eksPrivateNodes, set("NodeGroup::almendro-app-1", "amiType", "AL2023_x86_64_STANDARD")),
    ).toEqual([fails("almendro-app-1", "its machines run AL2023_x86_64_STANDARD")]);
  });

  it("finds nodes in another tier's subnet, on both sides", () => {
    const moved = refer("NodeGroup::almendro-web-1", "subnetIds", "Subnet::almendro-app-1");
    expect(home.complaints(eksPrivateNodes, moved)).toEqual([
      fails("almendro-app-1", "they share the subnet almendro-app-1 with nodes almendro-web-1"),
      fails("almendro-web-1", "they share the subnet almendro-app-1 with nodes almendro-app-1"),
    ]);
  });

  it("finds nodes in the cluster's own group", () => {
    const bare = refer("LaunchTemplate::almendro-system", "vpcSecurityGroupIds");
    expect(home.complaints(eksPrivateNodes, bare)).toEqual([
      fails("almendro-system", "they are in the cluster's own security group"),
    ]);
  });

  it.each([
    ["metadataOptions.httpPutResponseHopLimit", 2, "their metadata goes 2 hops"],
    ["metadataOptions.httpTokens", "optional", "their metadata needs no token"],
    ["blockDeviceMappings.1.ebs.encrypted", "false", "a volume isn't encrypted"],
  ])("finds a launch template's %s of %s", (path, value, what) => {
    expect(home.complaints(eksPrivateNodes, set("LaunchTemplate::almendro-system", path, value))).toEqual([
      fails("almendro-system", what),
    ]);
  });

  it("finds a way to the internet", () => {
    const way = added(
      "aws:ec2/route:Route",
      "way-out",
      { destinationCidrBlock: "0.0.0.0/0", gatewayId: UNKNOWN, routeTableId: UNKNOWN },
      { gatewayId: "InternetGateway::almendro", routeTableId: "RouteTable::almendro-app-1" },
    );
    expect(home.complaints(eksPrivateNodes, way)).toEqual([
      fails("almendro-app-1", "almendro-app-1 has a route to the internet"),
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(eksPrivateNodes, set("NodeGroup::almendro-app-1", "amiType", UNKNOWN))).toEqual([
      `almendro-app-1 unproven: amiType of almendro-app-1 can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the deployer alone enters the cluster", () => {
  const remedy =
    "use authentication mode API without creator administrator, and an entry for the deployer's role alone";
  const entry = "AccessEntry::almendro-deployer";

  it("finds another way in", () => {
    expect(
      home.complaints(eksAccessEntries, set(CLUSTER, "accessConfig.authenticationMode", "API_AND_CONFIG_MAP")),
    ).toEqual([`almendro fail: almendro also lets in whoever its own API_AND_CONFIG_MAP names: ${remedy}.`]);
    const creator = "accessConfig.bootstrapClusterCreatorAdminPermissions";
    expect(home.complaints(eksAccessEntries, set(CLUSTER, creator, undefined))).toEqual([
      `almendro fail: whoever makes almendro is its administrator: ${remedy}.`,
    ]);
  });

  it("finds an entry for anybody else, and the masters group", () => {
    const role = "arn:aws:iam::220000000011:role/intern";
    expect(home.complaints(eksAccessEntries, set(entry, "principalArn", role))).toEqual([
      `almendro-deployer fail: almendro-deployer lets in ${role}, which is not listed: ${remedy}.`,
    ]);
    expect(home.complaints(eksAccessEntries, set(entry, "kubernetesGroups", ["system:masters"]))).toEqual([
      `almendro-deployer fail: almendro-deployer puts arn:aws:iam::220000000011:role/domicile-deployer into system:masters: ${remedy}.`,
    ]);
  });

  it("leaves open who can't be known", () => {
    expect(home.complaints(eksAccessEntries, set(entry, "principalArn", UNKNOWN))).toEqual([
      `almendro-deployer unproven: principalArn of almendro-deployer can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("nobody else administers the cluster", () => {
  const remedy = "name the verbs and resources that are needed, and bind them to one service account";
  const role = (rules: readonly object[]) =>
    added("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "role", { rules: rules as never });
  const binding = (name: string, who: string) =>
    added("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", "binding", {
      roleRef: { name },
      subjects: [{ kind: "Group", name: who }],
    });

  it("names the deployer, who may", () => {
    expect(home.says(rbacNoClusterAdmin)).toEqual([
      "almendro-deployer pass: almendro-deployer gives AmazonEKSClusterAdminPolicy to the deployer, by whom everything is declared.",
    ]);
  });

  it("finds administration given to another role", () => {
    const intern = "arn:aws:iam::220000000011:role/intern";
    const association = "AccessPolicyAssociation::almendro-deployer";
    expect(home.complaints(rbacNoClusterAdmin, set(association, "principalArn", intern))).toEqual([
      `almendro-deployer fail: almendro-deployer gives AmazonEKSClusterAdminPolicy to ${intern}, who is not the deployer: ${remedy}.`,
    ]);
  });

  it.each([
    [[{ verbs: ["*"], resources: ["pods"] }], "has a wildcard in its verbs"],
    [[{ verbs: ["get"], resources: ["*"], apiGroups: ["*"] }], "has a wildcard in its resources and apiGroups"],
    [[{ verbs: ["bind"], resources: ["roles"] }], "may bind, and so raise its own rights"],
  ])("finds a role that says %j", (rules, what) => {
    expect(home.complaints(rbacNoClusterAdmin, role(rules))).toEqual([`role fail: role ${what}: ${remedy}.`]);
  });

  it("finds bindings to cluster-admin and to everybody", () => {
    expect(home.complaints(rbacNoClusterAdmin, binding("cluster-admin", "ops"))).toEqual([
      `binding fail: binding makes ops cluster-admin: ${remedy}.`,
    ]);
    expect(home.complaints(rbacNoClusterAdmin, binding("view", "system:authenticated"))).toEqual([
      `binding fail: binding binds view to system:authenticated: ${remedy}.`,
    ]);
    expect(home.complaints(rbacNoClusterAdmin, binding("view", "ops"))).toEqual([]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(rbacNoClusterAdmin, role([{ verbs: UNKNOWN }]))).toEqual([
      `role unproven: rules.0.verbs of role can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
