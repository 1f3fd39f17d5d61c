import { describe, expect, it } from "vitest";
import { planKubeconfig } from "../../../components/cluster/access.ts";
import type { Values } from "../../../simulator/protocol/index.ts";
import { type Hands, ROLE_ARN } from "../cloud.ts";
import { CLUSTER, clusterOf, letIn, openGround, withNodes } from "../eks/given.ts";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const SERVICE = "kubernetes:core/v1:Service";
const QUOTA = "kubernetes:core/v1:ResourceQuota";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

const SAFE = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};
const TOLERATED = [{ key: "tier", operator: "Equal", value: "web", effect: "NoSchedule" }];

function pods(container: Values = {}, pod: Values = {}, replicas = 2): Values {
  const resources = { requests: { cpu: "500m" }, limits: { cpu: "500m" } };
  const containers = [{ name: "web", image: "web", securityContext: SAFE, resources, ...container }];
  const template = { metadata: { labels: { app: "web" } }, spec: { containers, tolerations: TOLERATED, ...pod } };
  const spec = { replicas, selector: { matchLabels: { app: "web" } }, template };
  return { metadata: { name: "web", namespace: "web" }, spec };
}

function kubeconfigOf(endpoint: unknown, role = ROLE_ARN): string {
  const server = String(endpoint);
  return planKubeconfig({ name: "almendro", server, certificate: "Q0E=", region: "eu-south-2", role });
}

function openCluster() {
  const ground = openGround();
  const cluster = withNodes(ground);
  const inside = ground.inside(kubeconfigOf(cluster.properties.endpoint));
  const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
  const namespace = inside.make(NAMESPACE, { metadata: { name: "web", labels } });
  return { ...ground, cluster, inside, namespace };
}

function service(hands: Hands, name: string, nodePort: number) {
  const spec = { type: "NodePort", ports: [{ port: 8443, nodePort }] };
  return hands.make(SERVICE, { metadata: { name, namespace: "web" }, spec });
}

describe("a cluster takes objects", () => {
  it("only where it stands, and only from who was let in", () => {
    const ground = openGround();
    const elsewhere = ground.inside(kubeconfigOf("https://elsewhere.example"));
    expect(() => elsewhere.make(NAMESPACE, { metadata: { name: "web" } })).toThrow("Kubernetes cluster is unreachable");
    const { endpoint } = ground.aws.make(CLUSTER, clusterOf(ground)).properties;
    const inside = ground.inside(kubeconfigOf(endpoint));
    expect(() => inside.make(NAMESPACE, { metadata: { name: "web" } })).toThrow("Unauthorized");
    letIn(ground);
    expect(inside.make(NAMESPACE, { metadata: { name: "web" } }).id).toBe("web");
    const stranger = ground.inside(kubeconfigOf(endpoint, "arn:aws:iam::111122223333:role/stranger"));
    expect(() => stranger.make(NAMESPACE, { metadata: { name: "app" } })).toThrow("Unauthorized");
  });

  it("of kinds and properties that it knows", () => {
    const { inside } = openCluster();
    const secret = { metadata: { name: "password", namespace: "web" } };
    expect(() => inside.make("kubernetes:core/v1:Secret", secret)).toThrow(
      "The simulator doesn't know kubernetes:core/v1:Secret. Add it to simulator/kubernetes/kinds.ts.",
    );
    expect(() => inside.make(DEPLOYMENT, pods({ readOnly: true }))).toThrow("readOnly is not a property");
  });

  it("into namespaces that exist, each name once", () => {
    const { inside } = openCluster();
    const deny = (namespace: string) => ({ metadata: { name: "deny", namespace }, spec: { podSelector: {} } });
    expect(() => inside.make(POLICY, deny("app"))).toThrow("NotFound");
    expect(inside.make(POLICY, deny("kube-system")).id).toBe("kube-system/deny");
    expect(inside.make(POLICY, deny("web")).id).toBe("web/deny");
    expect(() => inside.make(POLICY, deny("web"))).toThrow('AlreadyExists: NetworkPolicy "deny" already exists');
  });

  it("and loses them with their namespace, and all with itself", () => {
    const { aws, world, cluster, inside, namespace } = openCluster();
    const objects = () => world.all().filter(({ type }) => type.startsWith("kubernetes:")).length;
    inside.make(DEPLOYMENT, pods());
    expect(objects()).toBe(2);
    inside.drop(NAMESPACE, namespace);
    expect(objects()).toBe(0);
    inside.make(NAMESPACE, { metadata: { name: "web" } });
    for (const nodes of world.all().filter(({ type }) => type.endsWith(":NodeGroup")))
      aws.drop(nodes.type, { id: nodes.id, properties: nodes.settings });
    aws.drop(CLUSTER, cluster);
    expect(objects()).toBe(0);
  });
});

describe("pods", () => {
  it.each([
    ["may raise their rights", { securityContext: { ...SAFE, allowPrivilegeEscalation: true } }, {}],
    ["run as root", { securityContext: { ...SAFE, runAsNonRoot: false } }, {}],
    ["keep capabilities", { securityContext: { ...SAFE, capabilities: {} } }, {}],
    ["are unconfined", { securityContext: { ...SAFE, seccompProfile: { type: "Unconfined" } } }, {}],
    ["take a port of their node", { ports: [{ containerPort: 80, hostPort: 80 }] }, {}],
    ["join their node's network", {}, { hostNetwork: true }],
    ["see their node's files", {}, { volumes: [{ name: "host", hostPath: { path: "/" } }] }],
  ])("that %s are kept out of a restricted namespace", (_, container, pod) => {
    const { inside } = openCluster();
    expect(() => inside.make(DEPLOYMENT, pods(container, pod))).toThrow('violate PodSecurity "restricted:latest"');
  });

  it("that are safe and find room run", () => {
    const { inside } = openCluster();
    expect(inside.make(DEPLOYMENT, pods()).properties.status).toMatchObject({ readyReplicas: 2 });
  });

  it("need nodes that take them", () => {
    const { inside } = openCluster();
    expect(() => inside.make(DEPLOYMENT, pods({}, { tolerations: [] }))).toThrow("no node of the cluster takes");
    expect(() => inside.make(DEPLOYMENT, pods({}, { nodeSelector: { tier: "app" } }))).toThrow(
      "no node of the cluster",
    );
  });

  it("need their service account", () => {
    const { inside } = openCluster();
    const wants = () => inside.make(DEPLOYMENT, pods({}, { serviceAccountName: "web" }));
    expect(wants).toThrow("error looking up service account web/web");
    inside.make("kubernetes:core/v1:ServiceAccount", { metadata: { name: "web", namespace: "web" } });
    expect(wants().id).toBe("web/web");
  });

  it("stay within their namespace's quota", () => {
    const { inside } = openCluster();
    const quota = (hard: Values) => ({ metadata: { name: "quota", namespace: "web" }, spec: { hard } });
    inside.make(QUOTA, quota({ pods: "4", "limits.cpu": "1500m" }));
    expect(() => inside.make(DEPLOYMENT, pods({}, {}, 4))).toThrow("exceeded quota: quota, requested: limits.cpu=2");
    expect(() => inside.make(DEPLOYMENT, pods({ resources: {} }))).toThrow("must specify limits.cpu");
    expect(inside.make(DEPLOYMENT, pods({}, {}, 3)).id).toBe("web/web");
  });

  it("are others when another selector finds them; more of them are not", () => {
    const { inside } = openCluster();
    const other = structuredClone(pods()) as { spec: { selector: { matchLabels: { app: string } } } };
    other.spec.selector.matchLabels.app = "app";
    expect(inside.replaces(DEPLOYMENT, pods(), other)).toHaveLength(1);
    expect(inside.replaces(DEPLOYMENT, pods(), pods({}, {}, 5))).toEqual([]);
    expect(() => inside.make(DEPLOYMENT, other)).toThrow("selector does not match template labels");
  });
});

it("a node port is in range and one service's alone", () => {
  const { inside } = openCluster();
  expect(() => service(inside, "web", 443)).toThrow("must be from 30000 to 32767, got 443");
  service(inside, "web", 30443);
  expect(() => service(inside, "other", 30443)).toThrow("provided port is already allocated");
});
