import type { types } from "@pulumi/kubernetes";
import { networking } from "@pulumi/kubernetes";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { API_SERVICE, POD_IDENTITY, resolverOf } from "./addresses.ts";

type PolicySpec = types.input.networking.v1.NetworkPolicySpec;
type Port = types.input.networking.v1.NetworkPolicyPort;

const SYSTEM = "kube-system";
const DNS_PORTS: Port[] = [
  { protocol: "UDP", port: 53 },
  { protocol: "TCP", port: 53 },
];
const HTTPS: Port[] = [{ protocol: "TCP", port: 443 }];

export interface SystemAddresses {
  /** Range of the VPC. */
  readonly network: string;
  /** Range of the control tier: the API server's interfaces and AWS's endpoints. */
  readonly control: string;
  /** Namespaces whose pods may ask for names. */
  readonly namespaces: readonly string[];
  /** Whether nodes open shared folders, by a driver of its own. */
  readonly sharedFolders: boolean;
}

/** Policies of kube-system, by name: in strict mode its own pods reach nothing without one. */
export function planSystemPolicies(addresses: SystemAddresses): Readonly<Record<string, PolicySpec>> {
  const api = { to: [ipBlock(API_SERVICE), ipBlock(addresses.control)], ports: HTTPS };
  return {
    "default-deny": { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    names: {
      podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
      policyTypes: ["Ingress", "Egress"],
      ingress: [{ from: [namespaces([SYSTEM, ...addresses.namespaces])], ports: DNS_PORTS }],
      egress: [api, { to: [ipBlock(resolverOf(addresses.network))], ports: DNS_PORTS }],
    },
    volumes: {
      podSelector: { matchLabels: { "app.kubernetes.io/name": "aws-ebs-csi-driver" } },
      policyTypes: ["Ingress", "Egress"],
      egress: [api, ...podNeeds()],
    },
    ...(addresses.sharedFolders && {
      "shared-folders": {
        podSelector: { matchLabels: { "app.kubernetes.io/name": "aws-efs-csi-driver" } },
        policyTypes: ["Ingress", "Egress"],
        egress: [api, ...podNeeds()],
      },
    }),
  };
}

/** What a pod needs beside its own peers: names, and credentials from its node's agent. */
export function podNeeds(): types.input.networking.v1.NetworkPolicyEgressRule[] {
  return [namesRule(), { to: [ipBlock(POD_IDENTITY)], ports: [{ protocol: "TCP", port: 80 }] }];
}

/** Leave to ask for names, and nothing else. */
export function namesRule(): types.input.networking.v1.NetworkPolicyEgressRule {
  const dns = { matchLabels: { "k8s-app": "kube-dns" } };
  return { to: [{ ...namespaces([SYSTEM]), podSelector: dns }], ports: DNS_PORTS };
}

export function createSystemPolicies(
  name: string,
  addresses: SystemAddresses,
  opts: CustomResourceOptions,
): networking.v1.NetworkPolicy[] {
  return Object.entries(planSystemPolicies(addresses)).map(
    ([policy, spec]) =>
      new networking.v1.NetworkPolicy(
        `${name}-system-${policy}`,
        { metadata: { name: policy, namespace: SYSTEM }, spec },
        opts,
      ),
  );
}

function ipBlock(cidr: string) {
  return { ipBlock: { cidr } };
}

function namespaces(names: readonly string[]) {
  const values = [...names].sort();
  return { namespaceSelector: { matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values }] } };
}
