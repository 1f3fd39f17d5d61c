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
  readonly ports: { readonly web: number; readonly app: number; readonly database: number };
}

/** Policies of each namespace by name: everything is denied, then load balancer → web → app → data is let through. */
export function planPolicies({
  edge,
  data,
  ports,
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
        egress: [...podNeeds(), { to: [{ ipBlock: { cidr: data } }], ports: tcp(ports.database) }],
      },
    },
  };
}

const DENY: PolicySpec = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };

function tcp(port: number) {
  return [{ protocol: "TCP", port }];
}

function podsOf(part: Part) {
  return {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": part } },
    podSelector: { matchLabels: podLabels(part) },
  };
}
