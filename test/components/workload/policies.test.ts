import { expect, it } from "vitest";
import { planPolicies } from "../../../components/workload/policies.ts";

const planned = (...outside: readonly number[]) =>
  planPolicies({
    edge: "10.20.22.0/23",
    data: "10.20.20.0/23",
    control: "10.20.16.0/22",
    ports: { web: 8443, app: 9443, database: 5432, outside },
  });
const policies = planned();
const tcp = (...ports: readonly number[]) => ports.map((port) => ({ protocol: "TCP", port }));
const names = {
  to: [
    {
      namespaceSelector: {
        matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values: ["kube-system"] }],
      },
      podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
    },
  ],
  ports: [
    { protocol: "UDP", port: 53 },
    { protocol: "TCP", port: 53 },
  ],
};
const podsOf = (part: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": part } },
  podSelector: { matchLabels: { "app.kubernetes.io/name": part } },
});

it("both namespaces deny everything both ways, and let through what one further policy names", () => {
  expect(Object.keys(policies.web)).toEqual(["default-deny", "web"]);
  expect(Object.keys(policies.app)).toEqual(["default-deny", "app"]);
  for (const part of ["web", "app"] as const)
    expect(policies[part]["default-deny"]).toEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
});

it("web is called by the load balancer, and calls app and the name server; never the database", () => {
  expect(policies.web.web).toEqual({
    podSelector: { matchLabels: { "app.kubernetes.io/name": "web" } },
    policyTypes: ["Ingress", "Egress"],
    ingress: [{ from: [{ ipBlock: { cidr: "10.20.22.0/23" } }], ports: tcp(8443) }],
    egress: [names, { to: [podsOf("app")], ports: tcp(9443) }],
  });
});

/** Any address but private ones. */
const outside = {
  ipBlock: {
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
  },
};

it("app is called by web, and calls the database, names, its node's identity agent and AWS's services; nothing else", () => {
  expect(policies.app.app).toEqual({
    podSelector: { matchLabels: { "app.kubernetes.io/name": "app" } },
    policyTypes: ["Ingress", "Egress"],
    ingress: [{ from: [podsOf("web")], ports: tcp(9443) }],
    egress: [
      names,
      { to: [{ ipBlock: { cidr: "169.254.170.23/32" } }], ports: tcp(80) },
      { to: [{ ipBlock: { cidr: "10.20.20.0/23" } }], ports: tcp(5432) },
      { to: [{ ipBlock: { cidr: "10.20.16.0/22" } }], ports: tcp(443) },
      { to: [outside], ports: tcp(443) },
    ],
  });
});

it("app calls hosts outside on the ports that they were listed with, and never a private network by that line", () => {
  const { egress } = planned(465).app.app as { egress: readonly object[] };
  expect(egress.at(-1)).toEqual({ to: [outside], ports: tcp(443, 465) });
});
