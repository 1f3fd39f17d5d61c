import { expect, it } from "vitest";
import { resolverOf } from "../../../components/cluster/addresses.ts";
import { planSystemPolicies } from "../../../components/cluster/system-policies.ts";

const addresses = { network: "10.20.0.0/19", control: "10.20.16.0/22", namespaces: ["web", "app"] };
const policies = planSystemPolicies({ ...addresses, sharedFolders: false });
const api = {
  to: [{ ipBlock: { cidr: "172.20.0.1/32" } }, { ipBlock: { cidr: "10.20.16.0/22" } }],
  ports: [{ protocol: "TCP", port: 443 }],
};
const dns = [
  { protocol: "UDP", port: 53 },
  { protocol: "TCP", port: 53 },
];
const namespaces = (...values: string[]) => ({
  namespaceSelector: { matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values }] },
});

it("kube-system denies everything that no other policy lets through", () => {
  expect(Object.keys(policies)).toEqual(["default-deny", "names", "volumes"]);
  expect(policies["default-deny"]).toEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
});

it("the name server answers web, app and the system, and asks the API server and the VPC's resolver only", () => {
  expect(policies.names).toEqual({
    podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
    policyTypes: ["Ingress", "Egress"],
    ingress: [{ from: [namespaces("app", "kube-system", "web")], ports: dns }],
    egress: [api, { to: [{ ipBlock: { cidr: "10.20.0.2/32" } }], ports: dns }],
  });
});

it("nobody calls the volume driver; it calls AWS, the API server, the name server and its node's identity agent", () => {
  expect(policies.volumes?.ingress).toBeUndefined();
  expect(policies.volumes?.policyTypes).toEqual(["Ingress", "Egress"]);
  expect(policies.volumes?.egress).toEqual([
    api,
    { to: [{ ...namespaces("kube-system"), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } }], ports: dns },
    { to: [{ ipBlock: { cidr: "169.254.170.23/32" } }], ports: [{ protocol: "TCP", port: 80 }] },
  ]);
});

it("a range that isn't a VPC's is refused in a sentence", () => {
  expect(() => resolverOf("ten")).toThrow('range: got "ten", a VPC\'s range looks like 10.20.0.0/19.');
});

it("the driver of shared folders has the same leave as that of volumes, and is there only where folders are shared", () => {
  const sharing = planSystemPolicies({ ...addresses, sharedFolders: true });
  expect(Object.keys(sharing)).toEqual(["default-deny", "names", "volumes", "shared-folders"]);
  expect(sharing["shared-folders"]).toEqual({
    ...sharing.volumes,
    podSelector: { matchLabels: { "app.kubernetes.io/name": "aws-efs-csi-driver" } },
  });
});
