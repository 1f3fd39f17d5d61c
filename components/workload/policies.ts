import type { types } from "@pulumi/kubernetes";
import { namesRule, podNeeds } from "../cluster/index.ts";
import { podLabels } from "./pod.ts";
import type { Part } from "./process.ts";

type PolicySpec = types.input.networking.v1.NetworkPolicySpec;

export interface Paths {
  /** Addresses from which the load balancer calls: those of the edge tier. */
  readonly edge: string;
  /** Addresses of the data tier. */
  readonly data: string;
  /** Addresses of the control tier, where AWS's private endpoints stand. */
  readonly control: string;
  readonly ports: {
    readonly web: number;
    readonly app: number;
    readonly database: number;
    /** Of hosts outside, which a policy can't name: the firewall does. */
    readonly outside: readonly number[];
  };
  /** Networks and ports of the customer's directory. @default none */
  readonly directory?: { readonly networks: readonly string[]; readonly ports: readonly number[] };
}

/**
 * Policies of each namespace by name: everything is denied, then load balancer → web → app → data is let through, and app
 * to AWS's services: to private endpoints, and to S3, whose gateway has public addresses. Routes keep that way narrow.
 */
export function planPolicies({
  edge,
  data,
  control,
  ports,
  directory,
}: Paths): Readonly<Record<Part, Readonly<Record<string, PolicySpec>>>> {
  return {
    web: {
      "default-deny": DENY,
      web: {
        podSelector: { matchLabels: podLabels("web") },
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ from: [{ ipBlock: { cidr: edge } }], ports: tcp(ports.web) }],
        egress: [namesRule(), { to: [podsOf("app")], ports: tcp(ports.app) }],
      },
    },
    app: {
      "default-deny": DENY,
      app: {
        podSelector: { matchLabels: podLabels("app") },
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ from: [podsOf("web")], ports: tcp(ports.app) }],
        egress: [
          ...podNeeds(),
          { to: [{ ipBlock: { cidr: data } }], ports: tcp(ports.database) },
          { to: [{ ipBlock: { cidr: control } }], ports: tcp(HTTPS) },
          { to: [{ ipBlock: OUTSIDE }], ports: tcp(...new Set([HTTPS, ...ports.outside])) },
          ...(directory === undefined ? [] : [toDirectory(directory)]),
        ],
      },
    },
  };
}

function toDirectory({ networks, ports }: NonNullable<Paths["directory"]>) {
  return { to: networks.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp(...ports) };
}

const HTTPS = 443;

const DENY: PolicySpec = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };

/** Every address but those that no router of the internet carries (RFC 6890), multicast and the reserved rest. */
const OUTSIDE = {
  cidr: "0.0.0.0/0",
  except: [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "224.0.0.0/3",
  ],
};

function tcp(...ports: readonly number[]) {
  return ports.map((port) => ({ protocol: "TCP", port }));
}

function podsOf(part: Part) {
  return {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": part } },
    podSelector: { matchLabels: podLabels(part) },
  };
}
