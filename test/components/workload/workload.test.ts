import { describe, expect, it } from "vitest";
import { Cluster } from "../../../components/cluster/index.ts";
import { Workload, type WorkloadArgs } from "../../../components/workload/index.ts";
import type { Resource, Value, ValueMap } from "../../../graph/index.ts";
import { CLUSTER } from "../cluster/given.ts";
import { PLACE, plan, TAGS, the } from "../given.ts";
import { APP, WEB } from "./given.ts";

const workload = (change: Partial<WorkloadArgs> = {}) =>
  plan(() => {
    new Workload("almendro", {
      cluster: new Cluster("almendro", CLUSTER),
      imageAccount: "333333333333",
      web: WEB,
      app: APP,
      nodePort: 30443,
      outsidePorts: [443],
      addresses: { edge: "10.20.22.0/23", data: "10.20.20.0/23", control: "10.20.16.0/22" },
      database: { host: "almendro.rds.example", port: 5432, name: "openhr", user: "openhr" },
      place: PLACE,
      tags: TAGS,
      ...change,
    });
  });
const graph = await workload();
const parts = ["web", "app"] as const;

describe("each part of the product", () => {
  it.each(parts)("%s has a namespace that holds pods to the restricted standard of this release", (part) => {
    expect(the(graph, "kubernetes:core/v1:Namespace", `almendro-${part}`).inputs.metadata).toEqual({
      name: part,
      labels: {
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "v1.36",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/audit-version": "v1.36",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/warn-version": "v1.36",
      },
    });
  });

  it.each(parts)("%s runs the released image, by digest, from the vendor's registry in the tenant's region", (part) => {
    const digest = part === "web" ? WEB.digest : APP.digest;
    expect(container(part).image).toBe(`333333333333.dkr.ecr.eu-south-2.amazonaws.com/openhr/${part}@${digest}`);
  });

  it.each(parts)("%s has no rights on its machine and can't write to its own image", (part) => {
    expect(pod(part).securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(container(part).securityContext).toEqual({
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
  });

  it.each(parts)("%s holds no token of the cluster, and uses an account of its own", (part) => {
    const account = the(graph, "kubernetes:core/v1:ServiceAccount", `almendro-${part}`);
    expect(account.inputs.automountServiceAccountToken).toBe(false);
    expect(pod(part)).toMatchObject({ serviceAccountName: part, automountServiceAccountToken: false });
  });

  it.each(parts)("%s runs on its tier's nodes and on no others", (part) => {
    expect(pod(part)).toMatchObject({
      nodeSelector: { "domicile/tier": part },
      tolerations: [{ key: "domicile/tier", operator: "Equal", value: part, effect: "NoSchedule" }],
    });
  });

  it.each(parts)("%s is spread evenly over the zones, and loses one copy at a time", (part) => {
    const [zones] = list(pod(part).topologySpreadConstraints);
    expect(zones).toMatchObject({
      maxSkew: 1,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "DoNotSchedule",
    });
    expect(spec(the(graph, "kubernetes:policy/v1:PodDisruptionBudget", `almendro-${part}`))).toMatchObject({
      maxUnavailable: 1,
      selector: { matchLabels: { "app.kubernetes.io/name": part } },
    });
    expect(spec(deployment(part))).toMatchObject({
      replicas: part === "web" ? 2 : 3,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    });
  });

  it.each(parts)("%s is asked over TLS on its health path whether it serves", (part) => {
    const { health, port } = part === "web" ? WEB : APP;
    for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"])
      expect(map(container(part)[probe]).httpGet).toEqual({ path: health, port, scheme: "HTTPS" });
  });

  it.each(parts)("%s takes what it was given and no more", (part) => {
    const limits = { cpu: "500m", memory: "1Gi" };
    expect(container(part).resources).toEqual({ requests: limits, limits });
    expect(spec(the(graph, "kubernetes:core/v1:LimitRange", `almendro-${part}`))).toEqual({
      limits: [{ type: "Container", default: limits, defaultRequest: limits, max: limits }],
    });
  });

  it("keeps nothing in volumes: claims are refused", () => {
    expect(spec(the(graph, "kubernetes:core/v1:ResourceQuota", "almendro-app"))).toEqual({
      hard: {
        pods: "6",
        "requests.cpu": "3000m",
        "requests.memory": "6Gi",
        "limits.cpu": "3000m",
        "limits.memory": "6Gi",
        persistentvolumeclaims: "0",
        "services.loadbalancers": "0",
      },
    });
  });

  it.each(parts)("%s starts when the whole cluster stands and its namespace is closed", (part) => {
    const before = graph.resources.filter(
      ({ type, name }) =>
        type === "aws:eks/nodeGroup:NodeGroup" ||
        (type === "kubernetes:networking.k8s.io/v1:NetworkPolicy" && name.startsWith(`almendro-${part}`)),
    );
    expect(before).toHaveLength(7);
    for (const { urn } of before) expect(deployment(part).dependsOn).toContain(urn);
  });
});

describe("a folder that was given to the product", async () => {
  const sharing = await workload({
    extras: [
      {
        name: "shared-folders",
        environment: { SHARED_FOLDERS: "/shared/clients" },
        volumes: [{ name: "clients", handle: "fs-1::fsap-1" }],
      },
    ],
  });
  const specOf = (type: string, name: string) => spec(the(sharing, type, name));

  it("is claimable by app alone, over TLS and as who it is, and stays when its claim goes", () => {
    expect(specOf("kubernetes:core/v1:PersistentVolume", "almendro-app-clients")).toMatchObject({
      persistentVolumeReclaimPolicy: "Retain",
      storageClassName: "",
      mountOptions: ["tls", "iam"],
      claimRef: { namespace: "app", name: "clients" },
      csi: { driver: "efs.csi.aws.com", volumeHandle: "fs-1::fsap-1" },
    });
    expect(specOf("kubernetes:core/v1:PersistentVolumeClaim", "almendro-app-clients")).toMatchObject({
      storageClassName: "",
      volumeName: "clients",
    });
  });

  it("is mounted by app, and web, which has none, may claim none", () => {
    const app = map(map(specOf("kubernetes:apps/v1:Deployment", "almendro-app").template).spec);
    expect(app.volumes).toContainEqual({ name: "shared-clients", persistentVolumeClaim: { claimName: "clients" } });
    expect(map(list(app.containers)[0]).volumeMounts).toContainEqual({
      name: "shared-clients",
      mountPath: "/shared/clients",
    });
    const claims = ["app", "web"].map(
      (part) => map(specOf("kubernetes:core/v1:ResourceQuota", `almendro-${part}`).hard).persistentvolumeclaims,
    );
    expect(claims).toEqual(["1", "0"]);
    expect(JSON.stringify(specOf("kubernetes:apps/v1:Deployment", "almendro-web"))).not.toContain("clients");
  });
});

describe("the way in", () => {
  it("is one fixed port on web nodes that keeps the caller's address; app has none", () => {
    expect(spec(the(graph, "kubernetes:core/v1:Service", "almendro-web"))).toMatchObject({
      type: "NodePort",
      externalTrafficPolicy: "Local",
      ports: [{ name: "https", protocol: "TCP", port: 8443, targetPort: 8443, nodePort: 30443 }],
    });
    expect(spec(the(graph, "kubernetes:core/v1:Service", "almendro-app"))).toMatchObject({
      type: "ClusterIP",
      ports: [{ name: "https", protocol: "TCP", port: 9443, targetPort: 9443 }],
    });
  });
});

describe("the database", () => {
  it("is opened by the app's pods without a password, as one named user", () => {
    expect(the(graph, "aws:eks/podIdentityAssociation:PodIdentityAssociation", "almendro-app").inputs).toMatchObject({
      clusterName: "almendro",
      namespace: "app",
      serviceAccount: "app",
    });
    const policy = the(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-app").inputs.policy;
    expect(JSON.parse(String(policy)).Statement).toEqual([
      {
        Sid: "SignInToTheDatabase",
        Effect: "Allow",
        Action: "rds-db:connect",
        Resource: "arn:aws:rds-db:eu-south-2:111111111111:dbuser:*/openhr",
      },
    ]);
  });

  it("is known to app by address and name; nothing app is told is a secret, and web isn't told of it", () => {
    expect(container("app").env).toEqual([
      { name: "PORT", value: "9443" },
      { name: "AWS_REGION", value: "eu-south-2" },
      { name: "DATABASE_HOST", value: "almendro.rds.example" },
      { name: "DATABASE_PORT", value: "5432" },
      { name: "DATABASE_NAME", value: "openhr" },
      { name: "DATABASE_USER", value: "openhr" },
    ]);
    expect(container("web").env).toEqual([
      { name: "PORT", value: "8443" },
      { name: "APP_URL", value: "https://app.app.svc.cluster.local:9443" },
    ]);
  });
});

it("every object inside the cluster goes through its provider, after the deployer was let in", () => {
  const objects = graph.resources.filter(({ type }) => type.startsWith("kubernetes:"));
  const provider = the(graph, "pulumi:providers:kubernetes", "almendro").urn;
  const entry = the(graph, "aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "almendro-deployer").urn;
  expect(objects).toHaveLength(22);
  for (const object of objects) {
    expect(object.provider).toBe(provider);
    expect(object.dependsOn).toContain(entry);
  }
});

function deployment(part: string): Resource {
  return the(graph, "kubernetes:apps/v1:Deployment", `almendro-${part}`);
}

function pod(part: string): ValueMap {
  return map(map(spec(deployment(part)).template).spec);
}

function container(part: string): ValueMap {
  const containers = list(pod(part).containers);
  expect(containers).toHaveLength(1);
  return map(containers[0]);
}

function spec(resource: Resource): ValueMap {
  return map(resource.inputs.spec);
}

function map(value: Value | undefined): ValueMap {
  return value as ValueMap;
}

function list(value: Value | undefined): readonly Value[] {
  return value as readonly Value[];
}
