import fc from "fast-check";
import { type Drafts, draft, type Field, ref } from "../../../../support/draft.ts";
import { SUBNET } from "../../../../support/network.ts";
import { bitsOf } from "../../../../support/packets/bits.ts";
import { type End, mapOf, type PodPacket } from "../../../../support/packets/pods.ts";

/** Where pods run: a tier's nodes in a subnet of their own. */
const TIERS = { web: "10.0.1.0/24", app: "10.0.2.0/24" } as const;
/** What makes the tenant's pods: its namespace and tier, and an address that one of them has. */
const MAKERS = {
  front: ["web", "web", "10.0.1.9"],
  api: ["app", "app", "10.0.2.9"],
  worker: ["app", "app", "10.0.2.40"],
  tool: ["tools", "app", "10.0.2.200"],
} as const;
/** What EKS runs, with labels that no plan tells. */
const OWN = {
  names: ["10.0.1.70", { "k8s-app": "kube-dns", "eks.amazonaws.com/component": "coredns" }],
  volumes: ["10.0.2.70", { "app.kubernetes.io/name": "aws-ebs-csi-driver", app: "ebs-csi-controller" }],
  metrics: ["10.0.1.71", { "k8s-app": "metrics-server" }],
} as const;
const OUTSIDE = ["203.0.113.9", "10.0.3.9", "10.0.0.9"] as const;
type Maker = keyof typeof MAKERS;
type Name = Maker | keyof typeof OWN | (typeof OUTSIDE)[number];

const NAME = "kubernetes.io/metadata.name";
const PORTS = [53, 80, 443, 8080, 8443];
const nothing = fc.constantFrom(undefined, undefined, null);
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3, nil: undefined });

const value = fc.constantFrom<string>("a", "b");
/** A property that every object of JavaScript has is a label like any other. */
const key = fc.constantFrom("role", "role", "part", "constructor");
const labels = fc.dictionary(key, value, { maxKeys: 2 });
const values = fc.uniqueArray(value, { minLength: 1, maxLength: 2 });
const expression = (of: fc.Arbitrary<string>, among: fc.Arbitrary<string[]>) =>
  fc.oneof(
    fc.record({ key: of, operator: fc.constantFrom("In", "NotIn"), values: among }),
    fc.record({ key: of, operator: fc.constantFrom("Exists", "DoesNotExist"), values: fc.constantFrom(undefined, []) }),
  );
const selector = fc.oneof(
  fc.constant({}),
  fc.record({ matchLabels: mostly(labels), matchExpressions: nothing }),
  fc.record({ matchLabels: nothing, matchExpressions: fc.array(expression(key, values), { maxLength: 2 }) }),
);
const systemPods = fc.constantFrom(
  { matchLabels: { "k8s-app": "kube-dns" } },
  { matchLabels: { "k8s-app": "metrics-server" } },
  { matchLabels: { "eks.amazonaws.com/component": "coredns" } },
  { matchExpressions: [{ key: "app.kubernetes.io/name", operator: "Exists" }] },
);
const space = fc.constantFrom("web", "app", "tools", "kube-system");
const spaces = fc.oneof(
  selector,
  space.map((name) => ({ matchLabels: { [NAME]: name } })),
  expression(fc.constant(NAME), fc.uniqueArray(space, { minLength: 1 })).map((one) => ({ matchExpressions: [one] })),
);
const block = fc.constantFrom(
  { cidr: "0.0.0.0/0" },
  { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] },
  { cidr: "0.0.0.0/0", except: ["10.0.2.0/26", "203.0.113.0/24"] },
  { cidr: "10.0.0.0/16", except: null },
  { cidr: "10.0.2.0/24", except: ["10.0.2.9/32"] },
  { cidr: "10.0.1.9/26" },
  { cidr: "203.0.113.9/32", except: [] },
);
const peer = fc.oneof(
  fc.record({ podSelector: selector, namespaceSelector: nothing }),
  fc.record({ namespaceSelector: spaces, podSelector: fc.oneof(nothing, selector), ipBlock: nothing }),
  fc.record({ namespaceSelector: spaces, podSelector: systemPods }),
  fc.record({ ipBlock: block, podSelector: nothing }),
);
const number = fc.constantFrom(...PORTS);
const protocol = fc.constantFrom("TCP", "UDP", "SCTP", undefined, null);
const port = fc.oneof(
  fc.record({ protocol, port: fc.oneof(nothing, number) }),
  fc.record({ protocol, port: number, endPort: nothing }),
  fc.record({ protocol, port: fc.constantFrom(50, 443), endPort: fc.constantFrom(443, 8443, 65535) }),
);

/** What somebody careless writes: the API server turns it away, or the proof can't know what it comes to. */
const oddPeer = fc.constantFrom(
  {},
  { podSelector: null },
  { ipBlock: { cidr: "10.0.0.0/16" }, podSelector: {} },
  { ipBlock: { cidr: "::/0" } },
  { ipBlock: { cidr: "10.0.1.0/24", except: ["10.0.2.0/24"] } },
  { ipBlock: { cidr: "10.0.1.0/24", except: ["10.0.1.0/24"] } },
  { podSelector: { matchExpressions: [{ key: "role", operator: "In", values: [] }] } },
  { podSelector: { matchExpressions: [{ key: "role", operator: "Exists", values: ["a"] }] } },
  { podSelector: { matchExpressions: [{ key: "role", operator: "Is", values: ["a"] }] } },
  { podSelector: { matchExpressions: [{ key: "pod-template-hash", operator: "Exists" }] } },
);
const oddPort = fc.constantFrom(
  { port: "https" },
  { port: "443" },
  { port: 0 },
  { port: 70000 },
  { endPort: 443 },
  { port: 443, endPort: 80 },
  { protocol: "tcp", port: 443 },
  { protocol: "ICMP" },
);
const oddSelector = fc.constantFrom(
  { matchExpressions: [{ key: "pod-template-hash", operator: "DoesNotExist" }] },
  { matchExpressions: [{ key: "role", operator: "NotIn" }] },
);

const some = <T>(arbitrary: fc.Arbitrary<T>, odd: fc.Arbitrary<T> | null) =>
  odd === null ? arbitrary : fc.oneof({ weight: 15, arbitrary }, { weight: 1, arbitrary: odd });
const listed = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(undefined, null, []) },
    { weight: 7, arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }) },
  );
const types = fc.constantFrom(undefined, null, [], ["Ingress"], ["Egress"], ["Ingress", "Egress"]);
function policy(isCareless: boolean) {
  const odd = <T>(arbitrary: fc.Arbitrary<T>) => (isCareless ? arbitrary : null);
  const peers = listed<Field>(some<Field>(peer as fc.Arbitrary<Field>, odd(oddPeer as fc.Arbitrary<Field>)));
  const ports = listed<Field>(some<Field>(port as fc.Arbitrary<Field>, odd(oddPort as fc.Arbitrary<Field>)));
  const rules = (side: string) =>
    fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom<Field | undefined>(undefined, null, []) },
      { weight: 3, arbitrary: fc.array(fc.record({ [side]: peers, ports }), { minLength: 1, maxLength: 2 }) },
    );
  return fc.record({
    namespace: fc.constantFrom("web", "app", "app", "tools"),
    spec: fc.record({
      podSelector: some<Field>(fc.oneof(fc.constant({}), selector) as fc.Arbitrary<Field>, odd(oddSelector)),
      policyTypes: some<Field | undefined>(types, odd(fc.constantFrom(["ingress"], ["Ingress", "All"]))),
      ingress: rules("from"),
      egress: rules("to"),
    }),
  });
}

/** Pods, namespaces and policies: where one is careless, a packet may be left open. */
export const cluster = fc.boolean().chain((isCareless) =>
  fc.record({
    isCareless: fc.constant(isCareless),
    onNode: fc.constantFrom("tool", ...Array<null>(9).fill(null)),
    labels: fc.record({ front: labels, api: labels, worker: labels, tool: labels }),
    spaces: fc.record({ web: labels, app: labels, tools: labels }),
    policies: fc.array(policy(isCareless), { minLength: 2, maxLength: 6 }),
  }),
);
type Generated = typeof cluster extends fc.Arbitrary<infer T> ? T : never;

/** A packet and its ends, of which one at least is a pod. */
export interface PodSent {
  readonly from: Name;
  readonly to: Name;
  readonly packet: PodPacket;
}
const isOutside = (name: Name): boolean => OUTSIDE.some((one) => one === name);
const isMaker = (name: Name): name is Maker => Object.hasOwn(MAKERS, name);
const ends = fc.constantFrom<Name[]>(
  ...[...Object.keys(MAKERS), ...Object.keys(MAKERS), ...Object.keys(OWN), ...OUTSIDE].map((name) => name as Name),
);
export const podSent: fc.Arbitrary<PodSent> = fc
  .record({
    from: ends,
    to: ends,
    packet: fc.record({ protocol: fc.constantFrom("TCP", "TCP", "UDP", "SCTP"), port: number }),
  })
  .filter(({ from, to }) => from !== to && (isMaker(from) || isMaker(to)));

/** How an end runs; what EKS and Kubernetes put on it included. */
export function endOf({ labels, onNode }: Generated, name: Name): End {
  if (isOutside(name)) return { pod: null, address: bitsOf(name) };
  if (isMaker(name)) {
    const [namespace, , address] = MAKERS[name];
    const own = mapOf({ ...labels[name], "pod-template-hash": "5d9c7b8f6d" });
    return { pod: { name, namespace, labels: own, hostNetwork: name === onNode }, address: bitsOf(address) };
  }
  const [address, own] = OWN[name as keyof typeof OWN];
  const pod = { name, namespace: "kube-system", labels: mapOf(own), hostNetwork: false };
  return { pod, address: bitsOf(address) };
}

/** The cluster as the resources of a plan. */
export function draftsOf({ labels, onNode, spaces, policies }: Generated): Drafts {
  const all: Record<string, Drafts[string]> = { vpc: draft("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }) };
  for (const [tier, cidrBlock] of Object.entries(TIERS)) {
    all[`subnet-${tier}`] = draft(SUBNET, { vpcId: ref("vpc"), cidrBlock });
    all[`nodes-${tier}`] = draft("aws:eks/nodeGroup:NodeGroup", {
      labels: { tier },
      subnetIds: [ref(`subnet-${tier}`)],
    });
  }
  for (const [name, own] of Object.entries(spaces))
    all[`space-${name}`] = draft("kubernetes:core/v1:Namespace", { metadata: { name, labels: own } });
  for (const [name, [namespace, tier]] of Object.entries(MAKERS))
    all[name] = draft("kubernetes:apps/v1:Deployment", {
      metadata: { name, namespace },
      spec: {
        template: {
          metadata: { labels: labels[name as Maker] },
          spec: { nodeSelector: { tier }, hostNetwork: name === onNode },
        },
      },
    });
  for (const [at, { namespace, spec }] of policies.entries())
    all[`policy-${at}`] = draft("kubernetes:networking.k8s.io/v1:NetworkPolicy", { metadata: { namespace }, spec });
  return all;
}
