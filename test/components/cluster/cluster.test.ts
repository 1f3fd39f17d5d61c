import { describe, expect, it } from "vitest";
import type { Resource } from "../../../graph/index.ts";
import { UNKNOWN } from "../../../graph/index.ts";
import { counts, refs, the } from "../given.ts";
import { planCluster } from "./given.ts";

const graph = await planCluster();
const cluster = the(graph, "aws:eks/cluster:Cluster", "almendro");

describe("the cluster", () => {
  it("is made of these and of nothing else", () => {
    expect(counts(graph)).toEqual({
      "pulumi:pulumi:Stack": 1,
      "domicile:cluster:Cluster": 1,
      "aws:eks/cluster:Cluster": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:iam/role:Role": 4,
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 5,
      "aws:eks/accessEntry:AccessEntry": 1,
      "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": 1,
      "aws:eks/addon:Addon": 6,
      "aws:ec2/launchTemplate:LaunchTemplate": 3,
      "aws:eks/nodeGroup:NodeGroup": 5,
      "aws:autoscaling/attachment:Attachment": 2,
      "pulumi:providers:kubernetes": 1,
      "kubernetes:networking.k8s.io/v1:NetworkPolicy": 3,
      "kubernetes:storage.k8s.io/v1:StorageClass": 1,
    });
  });

  it("is reached from inside the network only", () => {
    expect(cluster.inputs.vpcConfig).toEqual({
      endpointPrivateAccess: true,
      endpointPublicAccess: false,
      securityGroupIds: ["sg-control"],
      subnetIds: ["subnet-control-1", "subnet-control-2"],
    });
  });

  it("keeps its interfaces in the first two zones when a third is added", async () => {
    const control = ["subnet-control-1", "subnet-control-2", "subnet-control-3"];
    const wider = await planCluster({ subnetIds: { control, web: ["w1", "w2", "w3"], app: ["a1", "a2", "a3"] } });
    expect(the(wider, "aws:eks/cluster:Cluster", "almendro").inputs.vpcConfig).toEqual(cluster.inputs.vpcConfig);
    expect(the(wider, "aws:eks/nodeGroup:NodeGroup", "almendro-system").inputs.subnetIds).toEqual(control);
  });

  it("keeps its secrets under the tenant's key", () => {
    expect(cluster.inputs.encryptionConfig).toEqual({
      provider: { keyArn: "arn:aws:kms:eu-south-2:111111111111:key/secrets" },
      resources: ["secrets"],
    });
  });

  it("logs all five types into a group that stands before it, under the log key, for the promised time", () => {
    const logs = the(graph, "aws:cloudwatch/logGroup:LogGroup", "almendro-control-plane");
    expect(cluster.inputs.enabledClusterLogTypes).toEqual([
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ]);
    expect(logs.inputs).toMatchObject({
      name: "/aws/eks/almendro/cluster",
      kmsKeyId: "arn:aws:kms:eu-south-2:111111111111:key/logs",
      retentionInDays: 731,
    });
    expect(cluster.dependsOn).toContain(logs.urn);
  });

  it("runs the given release in standard support, without AWS's own add-ons, and can't be deleted by accident", () => {
    expect(cluster.inputs).toMatchObject({
      name: "almendro",
      version: "1.36",
      upgradePolicy: { supportType: "STANDARD" },
      bootstrapSelfManagedAddons: false,
      deletionProtection: true,
    });
  });

  it("lets in the deployer's role and nobody else, not even its creator", () => {
    const principalArn = "arn:aws:iam::111111111111:role/domicile-deployer";
    expect(cluster.inputs.accessConfig).toEqual({
      authenticationMode: "API",
      bootstrapClusterCreatorAdminPermissions: false,
    });
    expect(the(graph, "aws:eks/accessEntry:AccessEntry", "almendro-deployer").inputs).toMatchObject({
      principalArn,
      type: "STANDARD",
    });
    expect(association().inputs).toMatchObject({
      principalArn,
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      accessScope: { type: "cluster" },
    });
  });
});

describe("everything inside the cluster", () => {
  const provider = the(graph, "pulumi:providers:kubernetes", "almendro");
  const objects = graph.resources.filter(({ type }) => type.startsWith("kubernetes:"));

  it("goes through this cluster's provider, after the deployer was let in", () => {
    expect(objects).toHaveLength(4);
    expect(objects.map((object) => object.provider)).toEqual(objects.map(() => provider.urn));
    for (const object of [provider, ...objects]) expect(object.dependsOn).toContain(association().urn);
  });

  it("is known by the cluster's chosen name, and is never forgotten because the cluster can't be reached", () => {
    expect(provider.inputs).toMatchObject({
      clusterIdentifier: "arn:aws:eks:eu-south-2:111111111111:cluster/almendro",
      deleteUnreachable: false,
      skipUpdateUnreachable: false,
      kubeconfig: UNKNOWN,
    });
    expect(refs(provider, "kubeconfig")).toEqual(["almendro"]);
  });
});

describe("nodes", () => {
  const groups = graph.resources.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup");

  it("stand in one group a tier and zone, and one for the system", () => {
    expect(groups.map(({ name, inputs }) => [name, inputs.subnetIds])).toEqual([
      ["almendro-app-1", ["subnet-app-1"]],
      ["almendro-app-2", ["subnet-app-2"]],
      ["almendro-system", ["subnet-control-1", "subnet-control-2"]],
      ["almendro-web-1", ["subnet-web-1"]],
      ["almendro-web-2", ["subnet-web-2"]],
    ]);
  });

  it.each(["app-1", "system", "web-1"])("%s says its tier by label and taint, and runs Bottlerocket", (key) => {
    const tier = key.split("-")[0] ?? key;
    expect(the(graph, "aws:eks/nodeGroup:NodeGroup", `almendro-${key}`).inputs).toMatchObject({
      labels: { "domicile/tier": tier },
      taints: [{ key: "domicile/tier", value: tier, effect: "NO_SCHEDULE" }],
      amiType: "BOTTLEROCKET_ARM_64",
      instanceTypes: ["m7g.large"],
      version: "1.36",
      capacityType: "ON_DEMAND",
    });
  });

  it.each(["app", "system", "web"])("of %s carry their own security group and no other", (tier) => {
    expect(template(tier).inputs.vpcSecurityGroupIds).toEqual([`sg-${tier}`]);
    expect(template(tier).inputs.networkInterfaces).toBeUndefined();
  });

  it.each(["app", "system", "web"])("of %s keep both volumes under the tenant's key", (tier) => {
    const ebs = (volumeSize: number) => ({
      encrypted: "true",
      kmsKeyId: "arn:aws:kms:eu-south-2:111111111111:key/data",
      deleteOnTermination: "true",
      volumeSize,
      volumeType: "gp3",
    });
    expect(template(tier).inputs.blockDeviceMappings).toEqual([
      { deviceName: "/dev/xvda", ebs: ebs(4) },
      { deviceName: "/dev/xvdb", ebs: ebs(40) },
    ]);
  });

  it.each(["app", "system", "web"])("of %s give no pod their credentials", (tier) => {
    expect(template(tier).inputs.metadataOptions).toMatchObject({
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    });
  });

  it("can be replaced before the old ones go, so neither groups nor templates have a fixed name", () => {
    for (const { inputs } of groups)
      expect([inputs.nodeGroupName, inputs.nodeGroupNamePrefix]).toEqual([undefined, undefined]);
    for (const tier of ["app", "system", "web"]) expect(template(tier).inputs.name).toBeUndefined();
  });

  it("share no hardware with others where that was sold", async () => {
    const dedicated = await planCluster({
      nodes: { instanceType: "m7g.large", hardware: "dedicated", perZone: { web: 1, app: 1 } },
    });
    expect(template("web").inputs.placement).toEqual({ tenancy: "default" });
    expect(the(dedicated, "aws:ec2/launchTemplate:LaunchTemplate", "almendro-web").inputs.placement).toEqual({
      tenancy: "dedicated",
    });
  });

  it("of web, and no others, answer the load balancer", () => {
    const attachments = graph.resources.filter(({ type }) => type === "aws:autoscaling/attachment:Attachment");
    expect(attachments.map((attachment) => refs(attachment, "autoscalingGroupName"))).toEqual([
      ["almendro-web-1"],
      ["almendro-web-2"],
    ]);
  });
});

describe("add-ons", () => {
  it("come in order: network, proxy and identities, then nodes, then what runs on nodes", () => {
    const web = the(graph, "aws:eks/nodeGroup:NodeGroup", "almendro-web-1");
    const system = the(graph, "aws:eks/nodeGroup:NodeGroup", "almendro-system");
    for (const name of ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"]) {
      expect(addon(name).dependsOn).toContain(cluster.urn);
      expect(addon(name).dependsOn).not.toContain(system.urn);
      expect(web.dependsOn).toContain(addon(name).urn);
    }
    for (const name of ["coredns", "aws-ebs-csi-driver"]) expect(addon(name).dependsOn).toContain(system.urn);
  });

  it("enforce network policies strictly: a pod without one reaches nothing", () => {
    expect(addon("vpc-cni").inputs.configurationValues).toBe(
      '{"enableNetworkPolicy":"true","env":{"NETWORK_POLICY_ENFORCING_MODE":"strict","AWS_VPC_K8S_CNI_EXTERNALSNAT":"true"}}',
    );
  });

  it("that need policies of their own find them in place", () => {
    const policies = graph.resources.filter(({ type }) => type.endsWith(":NetworkPolicy")).map(({ urn }) => urn);
    for (const name of ["coredns", "aws-ebs-csi-driver"])
      expect(addon(name).dependsOn).toEqual(expect.arrayContaining(policies));
  });

  it("run on system nodes where they aren't needed on each", () => {
    expect(JSON.parse(String(addon("coredns").inputs.configurationValues))).toEqual({
      replicaCount: 2,
      nodeSelector: { "domicile/tier": "system" },
      tolerations: [{ key: "domicile/tier", operator: "Equal", value: "system", effect: "NoSchedule" }],
    });
  });
});

describe("shared folders", () => {
  it("are opened by nodes, whose identity stands beside the add-on, which takes none for them", async () => {
    const sharing = await planCluster({ sharedFolders: true });
    const driver = the(sharing, "aws:eks/addon:Addon", "almendro-aws-efs-csi-driver");
    expect(driver.inputs.podIdentityAssociations).toBeUndefined();
    const identity = the(sharing, "aws:eks/podIdentityAssociation:PodIdentityAssociation", driver.name);
    expect(identity.inputs).toMatchObject({ namespace: "kube-system", serviceAccount: "efs-csi-node-sa" });
    expect(refs(identity, "roleArn")).toEqual([driver.name]);
    expect(driver.dependsOn).toContain(identity.urn);
    const rights = sharing.resources.filter(
      ({ type, inputs }) =>
        type.endsWith(":RolePolicyAttachment") && /ElasticFileSystem/.test(String(inputs.policyArn)),
    );
    expect(rights.map(({ inputs }) => inputs.policyArn)).toEqual([
      "arn:aws:iam::aws:policy/AmazonElasticFileSystemClientReadWriteAccess",
    ]);
    expect(counts(sharing)["aws:eks/addon:Addon"]).toBe(7);
  });
});

describe("rights", () => {
  it("of nodes are to join and to pull images; none to data", () => {
    expect(held("almendro-node")).toEqual([
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    ]);
  });

  it("of an add-on belong to its service account in this cluster alone", () => {
    const role = the(graph, "aws:iam/role:Role", "almendro-aws-ebs-csi-driver");
    expect(held(role.name)).toEqual(["arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy"]);
    expect(JSON.parse(String(role.inputs.assumeRolePolicy)).Statement).toEqual([
      {
        Sid: "PodsOfOneServiceAccount",
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          StringEquals: {
            "aws:SourceAccount": "111111111111",
            "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:eu-south-2:111111111111:cluster/almendro",
            "aws:RequestTag/kubernetes-namespace": "kube-system",
            "aws:RequestTag/kubernetes-service-account": "ebs-csi-controller-sa",
          },
        },
      },
    ]);
  });

  function held(role: string): unknown[] {
    return graph.resources
      .filter((each) => each.type.includes("rolePolicyAttachment") && refs(each, "role").includes(role))
      .map(({ inputs }) => inputs.policyArn);
  }
});

it("volumes that pods claim are encrypted under the tenant's key, kept, and found by backups", () => {
  expect(the(graph, "kubernetes:storage.k8s.io/v1:StorageClass", "almendro-encrypted").inputs).toMatchObject({
    provisioner: "ebs.csi.aws.com",
    reclaimPolicy: "Retain",
    parameters: {
      encrypted: "true",
      kmsKeyId: "arn:aws:kms:eu-south-2:111111111111:key/data",
      tagSpecification_3: "domicile:backup=promised",
    },
  });
});

function association(): Resource {
  return the(graph, "aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "almendro-deployer");
}

function template(tier: string): Resource {
  return the(graph, "aws:ec2/launchTemplate:LaunchTemplate", `almendro-${tier}`);
}

function addon(name: string): Resource {
  return the(graph, "aws:eks/addon:Addon", `almendro-${name}`);
}
