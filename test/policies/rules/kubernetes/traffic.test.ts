import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../graph/index.ts";
import { defaultDenyNetpol } from "../../../../policies/rules/kubernetes/default-deny-netpol.ts";
import { netpolTierGraph } from "../../../../policies/rules/kubernetes/netpol-tier-graph.ts";
import { noDirectExposure } from "../../../../policies/rules/kubernetes/no-direct-exposure.ts";
import { added, almendro, type Home, set, without } from "../almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("namespaces deny all traffic by default", () => {
  const remedy = "give the namespace a policy for every pod with both policy types and no line that lets anything pass";
  const deny = "NetworkPolicy::almendro-web-default-deny";
  const fails = [
    `almendro-web fail: the namespace web of almendro-web has no policy that denies all traffic both ways: ${remedy}.`,
  ];

  it("holds for the product's and for the cluster's own", () => {
    expect(home.says(defaultDenyNetpol)).toEqual([
      "almendro pass: nothing passes in the namespace kube-system of almendro unless a policy names it.",
      "almendro-app pass: nothing passes in the namespace app of almendro-app unless a policy names it.",
      "almendro-web pass: nothing passes in the namespace web of almendro-web unless a policy names it.",
    ]);
  });

  it.each([
    ["none", without(deny)],
    ["one way only", set(deny, "spec.policyTypes", ["Ingress"])],
    ["some pods only", set(deny, "spec.podSelector.matchLabels", { app: "web" })],
    ["a line that lets all in", set(deny, "spec.ingress", [{}])],
    ["another namespace", set(deny, "metadata.namespace", "app")],
  ])("finds %s", (_, change) => {
    expect(home.complaints(defaultDenyNetpol, change)).toEqual(fails);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(defaultDenyNetpol, set(deny, "spec.policyTypes", UNKNOWN))).toEqual([
      `almendro-web unproven: spec.policyTypes of almendro-web-default-deny can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("pods reach each other from web to application to database", () => {
  const remedy = "let the policy name the one neighbour of its tier and the one port it answers on";
  const [web, app] = ["NetworkPolicy::almendro-web-web", "NetworkPolicy::almendro-app-app"];
  const all = { namespaceSelector: {}, podSelector: {} };

  it("says whom each part reaches", () => {
    expect(home.says(netpolTierGraph)).toEqual([
      "almendro-app pass: pods of almendro-app reach the cluster's names by udp 53, tcp 53, tcp 443 and other pods of kube-system by tcp 443.",
      "almendro-web pass: pods of almendro-web reach pods of almendro-app by tcp 9443 and the cluster's names by udp 53, tcp 53.",
    ]);
  });

  it("finds another port of the application", () => {
    const out = set(web, "spec.egress.1.ports", [{ port: 22, protocol: "TCP" }]);
    const into = set(app, "spec.ingress.0.ports", [{ port: 22, protocol: "TCP" }]);
    expect(home.complaints(netpolTierGraph, out, into)).toEqual([
      `almendro-web fail: pods of almendro-web can call pods of almendro-app by tcp 22: pods of almendro-web → out by almendro-web-web → in by almendro-app-app → pods of almendro-app: ${remedy}.`,
    ]);
  });

  it("holds while only one side would let it pass", () => {
    expect(home.complaints(netpolTierGraph, set(web, "spec.egress.1.ports", [{ port: 22 }]))).toEqual([]);
  });

  it("finds the application calling web", () => {
    const out = set(app, "spec.egress.1", { to: [all], ports: [{ port: 8443 }] });
    const into = set(web, "spec.ingress.0", { from: [all], ports: [{ port: 8443 }] });
    expect(home.complaints(netpolTierGraph, out, into)[0]).toBe(
      `almendro-app fail: pods of almendro-app can call pods of almendro-web by tcp 8443: pods of almendro-app → out by almendro-app-app → in by almendro-web-web → pods of almendro-web: ${remedy}.`,
    );
  });

  it("finds pods of the cluster's own that may call the application", () => {
    expect(home.complaints(netpolTierGraph, set(app, "spec.ingress.0.from", [all]))).toEqual([
      `almendro-app fail: the cluster's names can call pods of almendro-app by tcp 9443: the cluster's names → out by no policy → in by almendro-app-app → pods of almendro-app: ${remedy}.`,
    ]);
  });

  it("finds that web can open the database", () => {
    const line = { to: [{ ipBlock: { cidr: "10.175.52.0/23" } }], ports: [{ port: 5432 }] };
    expect(home.complaints(netpolTierGraph, set(web, "spec.egress", [line]))).toEqual([
      `almendro-web fail: pods of almendro-web can send to addresses by tcp 5432 that no tier asks for, by almendro-web-web: ${remedy}.`,
    ]);
  });

  it("finds the application sending anywhere", () => {
    expect(
      home.complaints(netpolTierGraph, set(app, "spec.egress.2.to", [{ ipBlock: { cidr: "0.0.0.0/0" } }])),
    ).toEqual([
      `almendro-app fail: pods of almendro-app can send to addresses by tcp 5432 that no tier asks for, by almendro-app-app: ${remedy}.`,
    ]);
  });

  it("finds the application calling AWS's private endpoints by anything but HTTPS", () => {
    expect(home.complaints(netpolTierGraph, set(app, "spec.egress.3.ports", [{ port: 443 }]))).toEqual([]);
    expect(home.complaints(netpolTierGraph, set(app, "spec.egress.3.ports", [{ port: 10250 }]))).toEqual([
      `almendro-app fail: pods of almendro-app can send to addresses by tcp 10250 that no tier asks for, by almendro-app-app: ${remedy}.`,
    ]);
  });

  it("holds when what is excepted leaves the database alone", () => {
    const narrow = [{ ipBlock: { cidr: "10.175.52.0/23", except: ["10.175.53.0/24"] } }];
    expect(home.complaints(netpolTierGraph, set(app, "spec.egress.2.to", narrow))).toEqual([]);
  });

  it("finds web called from elsewhere than the load balancer's subnets", () => {
    expect(
      home.complaints(netpolTierGraph, set(web, "spec.ingress.0.from", [{ ipBlock: { cidr: "10.175.32.0/19" } }])),
    ).toEqual([
      `almendro-web fail: pods of almendro-web can be called from addresses by tcp 8443 that no tier asks for, by almendro-web-web: ${remedy}.`,
    ]);
  });

  it("finds pods of which no policy speaks", () => {
    expect(home.complaints(netpolTierGraph, without(web), without("NetworkPolicy::almendro-web-default-deny"))[0]).toBe(
      `almendro-web fail: pods of almendro-web can send to addresses without any policy's leave: ${remedy}.`,
    );
  });

  it("finds pods on the network of their nodes, of which no policy speaks", () => {
    expect(
      home.complaints(netpolTierGraph, set("Deployment::almendro-web", "spec.template.spec.hostNetwork", true)),
    ).toEqual([`almendro-web fail: pods of almendro-web can send to addresses without any policy's leave: ${remedy}.`]);
  });

  it("proves nothing of pods that may run on nodes of any tier", () => {
    const change = set("Deployment::almendro-web", "spec.template.spec.tolerations", [{ operator: "Exists" }]);
    const roaming = set("Deployment::almendro-web", "spec.template.spec.nodeSelector", undefined);
    expect(home.complaints(netpolTierGraph, change, roaming)[1]).toBe(
      `almendro-web unproven: pods of almendro-web may run on app and system and web nodes, so they are of no one tier, so it can't be proved: ${remedy}.`,
    );
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(netpolTierGraph, set(app, "spec.egress.2.to", UNKNOWN))).toContain(
      `almendro-app unproven: spec.egress.2.to of almendro-app-app can't be known yet, so it can't be proved: ${remedy}.`,
    );
    expect(home.complaints(netpolTierGraph, set(app, "spec.ingress.0.ports", [{ port: "https" }]))).toContain(
      `almendro-app unproven: almendro-app-app names the port TCP https, which this proof can't read, so it can't be proved: ${remedy}.`,
    );
  });
});

describe("no service bypasses the load balancer", () => {
  const remedy = "make the service a ClusterIP; only web takes the load balancer's fixed node port, on its own nodes";

  it("says who is open to whom", () => {
    expect(home.says(noDirectExposure)).toEqual([
      "almendro-app pass: almendro-app is known inside the cluster only.",
      "almendro-web pass: almendro-web opens node port 30443 of web to the load balancer alone.",
    ]);
  });

  it.each([
    ["spec.type", "LoadBalancer", "almendro-app is a LoadBalancer of its own"],
    ["spec.type", "NodePort", "almendro-app opens a node port to pods on app nodes"],
    ["spec.externalIPs", ["203.0.113.1"], "almendro-app takes addresses of its own by externalIPs"],
  ])("finds %s %s", (path, value, what) => {
    expect(home.complaints(noDirectExposure, set("Service::almendro-app", path, value))).toEqual([
      `almendro-app fail: ${what}: ${remedy}.`,
    ]);
  });

  it("finds a node port that the load balancer doesn't call", () => {
    expect(home.complaints(noDirectExposure, set("Service::almendro-web", "spec.ports.0.nodePort", 31000))).toEqual([
      `almendro-web fail: almendro-web opens a node port that no load balancer calls: ${remedy}.`,
    ]);
  });

  it("finds others let in to the node port", () => {
    const line = added(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "hole",
      { securityGroupId: UNKNOWN, cidrIpv4: "10.0.0.0/8", ipProtocol: "tcp", fromPort: 30000, toPort: 32767 },
      { securityGroupId: "SecurityGroup::almendro-web" },
    );
    expect(home.complaints(noDirectExposure, line)).toEqual([
      `almendro-web fail: almendro-web opens a node port that hole let others call: ${remedy}.`,
    ]);
  });

  it("finds a way in of another kind", () => {
    expect(home.complaints(noDirectExposure, added("kubernetes:networking.k8s.io/v1:Ingress", "door", {}))).toEqual([
      `door fail: door is a way in of its own: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(noDirectExposure, set("Service::almendro-app", "spec.type", UNKNOWN))).toEqual([
      `almendro-app unproven: spec.type of almendro-app can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
