import { describe, expect, it } from "vitest";
import { ROLE_ARN } from "../cloud.ts";
import {
  ADDON,
  CLUSTER,
  clusterOf,
  ENTRY,
  type Ground,
  NODE_GROUP,
  nodesOf,
  openGround,
  POLICY,
  role,
  withNodes,
} from "./given.ts";

function made(ground: Ground, type: string) {
  return ground.world.all().filter((thing) => thing.type === type && thing.madeBy === "aws");
}

describe("a cluster", () => {
  it("gets a group of its own whose members may all talk, and it goes with the cluster", () => {
    const ground = openGround();
    const cluster = ground.aws.make(CLUSTER, clusterOf(ground));
    const own = () => made(ground, "aws:ec2/securityGroup:SecurityGroup").filter(({ settings }) => settings.tags);
    expect(own().map(({ settings }) => settings.ingress)).toEqual([
      [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }],
    ]);
    ground.aws.drop(CLUSTER, cluster);
    expect(own()).toEqual([]);
  });

  it("gets a log group that is unencrypted and for ever, unless one was declared, and leaves it behind", () => {
    const ground = openGround();
    const cluster = ground.aws.make(CLUSTER, clusterOf(ground, { enabledClusterLogTypes: ["audit"] }));
    ground.aws.drop(CLUSTER, cluster);
    expect(made(ground, "aws:cloudwatch/logGroup:LogGroup").map(({ settings }) => settings)).toEqual([
      { name: "/aws/eks/almendro/cluster", retentionInDays: 0 },
    ]);
  });

  it.each([
    ["a release nobody makes", { version: "1.12" }, "version must be one of"],
    ["one zone", { vpcConfig: { subnetIds: ["first"] } }, "Subnets must be in two zones at least"],
    [
      "services on the network's own addresses",
      { kubernetesNetworkConfig: { serviceIpv4Cidr: "10.40.128.0/20" } },
      "serviceIpv4Cidr overlaps the VPC's range",
    ],
    ["a role that isn't for EKS", { roleArn: "nodes" }, "does not let eks.amazonaws.com assume it"],
  ])("is refused with %s", (_, change, says) => {
    const ground = openGround();
    const real = JSON.stringify(change)
      .replace('"first"', JSON.stringify(ground.subnetIds[0]))
      .replace('"nodes"', JSON.stringify(ground.nodeRole));
    expect(() => ground.aws.make(CLUSTER, clusterOf(ground, JSON.parse(real)))).toThrow(says);
  });

  it("goes up one release at a time and never down", () => {
    const ground = openGround();
    const cluster = ground.aws.make(CLUSTER, clusterOf(ground));
    expect(() => ground.aws.change(CLUSTER, cluster, clusterOf(ground, { version: "1.34" }))).toThrow(
      "Unsupported Kubernetes minor version update from 1.35 to 1.34",
    );
    expect(ground.aws.change(CLUSTER, cluster, clusterOf(ground, { version: "1.36" })).version).toBe("1.36");
  });

  it("stays while it is protected, and while it has nodes", () => {
    const ground = openGround();
    const cluster = ground.aws.make(CLUSTER, clusterOf(ground, { deletionProtection: true }));
    expect(() => ground.aws.drop(CLUSTER, cluster)).toThrow("has deletion protection");
    ground.aws.change(CLUSTER, cluster, clusterOf(ground));
    ground.aws.make(ADDON, { clusterName: "almendro", addonName: "vpc-cni" });
    const nodes = ground.aws.make(NODE_GROUP, nodesOf(ground));
    expect(() => ground.aws.drop(CLUSTER, cluster)).toThrow("ResourceInUseException");
    ground.aws.drop(NODE_GROUP, nodes);
    ground.aws.drop(CLUSTER, cluster);
    expect(ground.world.all().filter(({ type }) => type.startsWith("aws:eks/"))).toEqual([]);
  });

  it("is another one when its name, key or service addresses change", () => {
    const ground = openGround();
    const olds = clusterOf(ground);
    const key = { provider: { keyArn: "arn:aws:kms:eu-south-2:111122223333:key/1" }, resources: ["secrets"] };
    expect(ground.aws.replaces(CLUSTER, olds, { ...olds, version: "1.36" })).toEqual([]);
    expect(ground.aws.replaces(CLUSTER, olds, { ...olds, name: "other" })).toEqual(["name"]);
    expect(ground.aws.replaces(CLUSTER, olds, { ...olds, encryptionConfig: key })).toEqual(["encryptionConfig"]);
  });
});

describe("nodes", () => {
  it("never get ready without a network plug-in", () => {
    const ground = openGround();
    ground.aws.make(CLUSTER, clusterOf(ground));
    expect(() => ground.aws.make(NODE_GROUP, nodesOf(ground))).toThrow("NodeCreationFailure");
  });

  it("come with a scaling group and an entry to the cluster, which go with the last of them", () => {
    const ground = openGround();
    ground.aws.make(CLUSTER, clusterOf(ground));
    ground.aws.make(ADDON, { clusterName: "almendro", addonName: "vpc-cni" });
    const one = ground.aws.make(NODE_GROUP, nodesOf(ground, { nodeGroupName: "one" }));
    const two = ground.aws.make(NODE_GROUP, nodesOf(ground, { nodeGroupName: "two" }));
    const count = () => [made(ground, "aws:autoscaling/group:Group"), made(ground, ENTRY)].map(({ length }) => length);
    expect(count()).toEqual([2, 1]);
    ground.aws.drop(NODE_GROUP, one);
    expect(count()).toEqual([1, 1]);
    ground.aws.drop(NODE_GROUP, two);
    expect(count()).toEqual([0, 0]);
  });

  it("are never newer than their control plane", () => {
    const ground = openGround();
    ground.aws.make(CLUSTER, clusterOf(ground));
    ground.aws.make(ADDON, { clusterName: "almendro", addonName: "vpc-cni" });
    expect(() => ground.aws.make(NODE_GROUP, nodesOf(ground, { version: "1.36" }))).toThrow("newer than the cluster");
  });
});

describe("add-ons", () => {
  it("that run as pods stay degraded without nodes that take them", () => {
    const ground = openGround();
    ground.aws.make(CLUSTER, clusterOf(ground));
    ground.aws.make(ADDON, { clusterName: "almendro", addonName: "vpc-cni" });
    const coredns = (settings: object) => ({
      clusterName: "almendro",
      addonName: "coredns",
      configurationValues: JSON.stringify(settings),
    });
    const tolerations = [{ key: "tier", operator: "Equal", value: "web", effect: "NoSchedule" }];
    expect(() => ground.aws.make(ADDON, coredns({ tolerations }))).toThrow("InsufficientNumberOfReplicas");
    ground.aws.make(NODE_GROUP, nodesOf(ground));
    expect(() => ground.aws.make(ADDON, coredns({}))).toThrow("InsufficientNumberOfReplicas");
    expect(ground.aws.make(ADDON, coredns({ tolerations })).id).toBe("almendro:coredns");
  });

  it("take the identities of accounts that they know", () => {
    const ground = openGround();
    withNodes(ground);
    const roleArn = role(ground, "pods.eks");
    const controller = { tolerations: [{ key: "tier", operator: "Equal", value: "web", effect: "NoSchedule" }] };
    const driver = (serviceAccount: string) => ({
      clusterName: "almendro",
      addonName: "aws-efs-csi-driver",
      configurationValues: JSON.stringify({ controller }),
      podIdentityAssociations: [{ roleArn, serviceAccount }],
    });
    expect(() => ground.aws.make(ADDON, driver("efs-csi-node-sa"))).toThrow(
      "aws-efs-csi-driver takes the identity of efs-csi-controller-sa alone, not of efs-csi-node-sa.",
    );
    expect(ground.aws.make(ADDON, driver("efs-csi-controller-sa")).id).toBe("almendro:aws-efs-csi-driver");
  });

  it("take only settings they know", () => {
    const ground = openGround();
    ground.aws.make(CLUSTER, clusterOf(ground));
    const cni = {
      clusterName: "almendro",
      addonName: "vpc-cni",
      configurationValues: '{"enableNetworkPolicies":"true"}',
    };
    expect(() => ground.aws.make(ADDON, cni)).toThrow("vpc-cni takes no enableNetworkPolicies");
  });
});

describe("access", () => {
  it("is given to roles that exist and have an entry", () => {
    const ground = openGround();
    ground.aws.make(CLUSTER, clusterOf(ground));
    const policy = {
      clusterName: "almendro",
      principalArn: ROLE_ARN,
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      accessScope: { type: "cluster" },
    };
    expect(() => ground.aws.make(POLICY, policy)).toThrow("has no access entry");
    const nobody = "arn:aws:iam::111122223333:role/nobody";
    expect(() => ground.aws.make(ENTRY, { clusterName: "almendro", principalArn: nobody })).toThrow("does not exist");
    ground.aws.make(ENTRY, { clusterName: "almendro", principalArn: ROLE_ARN });
    expect(ground.aws.make(POLICY, policy).id).toContain("AmazonEKSClusterAdminPolicy");
  });

  it("of pods to AWS needs a role that pods may take on", () => {
    const ground = openGround();
    ground.aws.make(CLUSTER, clusterOf(ground));
    const type = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
    const identity = (roleArn: string) => ({
      clusterName: "almendro",
      namespace: "app",
      serviceAccount: "app",
      roleArn,
    });
    expect(() => ground.aws.make(type, identity(ground.nodeRole))).toThrow("does not let pods.eks.amazonaws.com");
    expect(ground.aws.make(type, identity(role(ground, "pods.eks"))).id).toMatch(/^a-[0-9a-f]{17}$/);
  });
});
