import { describe, expect, it } from "vitest";
import { sayTraffic } from "../../../../policies/proofs/reachability/index.ts";
import { Unproven } from "../../../../policies/read.ts";
import { sends } from "../../../../policies/rules/kubernetes/pod-reach.ts";
import { podsOf } from "../../../../policies/rules/kubernetes/pods.ts";
import { changed, type Drafts, type Field, graphFrom, removed } from "../../../support/draft.ts";
import { draftsOf } from "../../proofs/walker/pods/generated.ts";

const REST = {
  isCareless: false,
  onNode: null,
  labels: { front: { role: "a" }, api: {}, worker: {}, tool: {} },
  spaces: { web: { part: "b" }, app: {}, tools: {} },
};
const every = { podSelector: {}, policyTypes: ["Ingress"], ingress: null, egress: null };

/** Pods in `web` and `app`, and one policy of `app`. */
const under = (spec: { readonly [key: string]: Field }): Drafts =>
  draftsOf({ ...REST, policies: [{ namespace: "app", spec: { ...every, ...spec } }] });

/** What a pod of `front`, or another, can send to one of `api`; why that can't be known otherwise. */
function reaches(drafts: Drafts, from = "pods of front"): string {
  const graph = graphFrom(drafts);
  try {
    const pods = podsOf(graph);
    const [source, target] = [from, "pods of api"].map((name) => pods.find((pod) => pod.name === name));
    return (source && target && sayTraffic(sends(graph, source, target))) || "nothing";
  } catch (error) {
    if (error instanceof Unproven) return error.message;
    throw error;
  }
}
const lets = (from: Field, port: Field = { port: 80 }) => under({ ingress: [{ from: [from], ports: [port] }] });

describe("what one pod can send to another", () => {
  it.each<[string, Drafts, string]>([
    [
      "everything of its namespace, where a selector is null",
      lets({ podSelector: {}, namespaceSelector: null }),
      "nothing",
    ],
    ["everybody, by an empty selector of namespaces", lets({ podSelector: null, namespaceSelector: {} }), "tcp 80"],
    ["pods, where a block is null", lets({ namespaceSelector: {}, ipBlock: null }), "tcp 80"],
    [
      "every port, where it is null",
      lets({ namespaceSelector: {} }, { protocol: "UDP", port: null }),
      "udp on every port",
    ],
    ["TCP, where the protocol is null", lets({ namespaceSelector: {} }, { protocol: null, port: 80 }), "tcp 80"],
    ["a block in which pods have their addresses", lets({ ipBlock: { cidr: "10.0.1.0/24" } }), "tcp 80"],
    ["a block with bits beyond its prefix", lets({ ipBlock: { cidr: "10.0.1.9/24" } }), "tcp 80"],
    ["a block beside the nodes", lets({ ipBlock: { cidr: "10.0.3.0/24" } }), "nothing"],
    ["a block but for the nodes", lets({ ipBlock: { cidr: "10.0.0.0/16", except: ["10.0.1.0/24"] } }), "nothing"],
  ])("holds for %s", (_, drafts, said) => {
    expect(reaches(drafts)).toBe(said);
  });

  it("takes a label for absent that every object of JavaScript has", () => {
    const absent = { matchExpressions: [{ key: "constructor", operator: "DoesNotExist" }] };
    expect(reaches(under({ podSelector: absent }))).toBe("nothing");
  });

  it("counts with every label that EKS may have put on its own pods", () => {
    const component = {
      namespaceSelector: {},
      podSelector: { matchLabels: { "eks.amazonaws.com/component": "coredns" } },
    };
    const metrics = { namespaceSelector: {}, podSelector: { matchLabels: { "k8s-app": "metrics-server" } } };
    const names = { namespaceSelector: {}, podSelector: { matchLabels: { "k8s-app": "kube-dns" } } };
    const asked = (from: Field) =>
      ["the cluster's names", "other pods of kube-system"].map((pod) => reaches(lets(from), pod));
    expect([component, metrics, names].map(asked)).toEqual([
      ["tcp 80", "tcp 80"],
      ["nothing", "tcp 80"],
      ["tcp 80", "nothing"],
    ]);
  });

  it("is everything that the other lets, of a pod on the network of its node", () => {
    const template = { metadata: { labels: {} }, spec: { nodeSelector: { tier: "app" }, hostNetwork: true } };
    const closed = under({});
    expect([closed, changed(closed, "api", { spec: { template } })].map((one) => reaches(one))).toEqual([
      "nothing",
      "every protocol on every port",
    ]);
  });

  it("counts with every label of a namespace that the plan doesn't make", () => {
    const drafts = lets({ namespaceSelector: { matchLabels: { team: "shop" } } });
    expect([drafts, removed(drafts, "space-web")].map((one) => reaches(one))).toEqual(["nothing", "tcp 80"]);
  });
});

describe("what can't be known of policies", () => {
  const expression = (one: Field) => lets({ podSelector: { matchExpressions: [one] } });

  it.each<[Drafts, string]>([
    [lets({}), "policy-0 names nobody, so Kubernetes turns it away"],
    [
      lets({ ipBlock: { cidr: "10.0.1.0/24" }, podSelector: {} }),
      "policy-0 names pods and addresses as one, so Kubernetes turns it away",
    ],
    [
      lets({ ipBlock: { cidr: "10.0.1.0/24", except: ["10.0.2.0/24"] } }),
      "policy-0 excepts addresses that are no part of their block, so Kubernetes turns it away",
    ],
    [lets({ ipBlock: { cidr: "::/0" } }), "policy-0 names addresses (::/0) that this proof can't read"],
    [
      lets({ ipBlock: { cidr: "10.0.1.300/24" } }),
      "policy-0 names addresses (10.0.1.300/24) that this proof can't read",
    ],
    [lets({ podSelector: {} }, { port: 0 }), "policy-0 names the port TCP 0, which this proof can't read"],
    [lets({ podSelector: {} }, { port: 70000 }), "policy-0 names the port TCP 70000, which this proof can't read"],
    [
      lets({ podSelector: {} }, { port: 443, endPort: 80 }),
      "policy-0 names the port TCP 443–80, which this proof can't read",
    ],
    [lets({ podSelector: {} }, { endPort: 443 }), "policy-0 names the port TCP 443, which this proof can't read"],
    [under({ policyTypes: ["ingress"] }), "policy-0 is of the type ingress, which there isn't"],
    [
      expression({ key: "role", operator: "In", values: [] }),
      "the selector role In has values that Kubernetes turns away",
    ],
    [
      expression({ key: "role", operator: "Exists", values: ["a"] }),
      "the selector role Exists has values that Kubernetes turns away",
    ],
    [lets({ podSelector: { matchLabels: { role: 1 } } }), "the selector role In has values that Kubernetes turns away"],
    [
      under({ podSelector: { matchExpressions: [{ key: "pod-template-hash", operator: "DoesNotExist" }] } }),
      "the selector pod-template-hash DoesNotExist asks for a label that Kubernetes itself gives",
    ],
  ])("is said: %#", (drafts, why) => {
    expect(reaches(drafts)).toBe(why);
  });

  it.each(["Patch", "List"])("is all of them, beside a %s", (kind) => {
    const drafts = under({});
    const part = {
      "policy-0": { ...drafts["policy-0"], type: `kubernetes:networking.k8s.io/v1:NetworkPolicy${kind}` },
    };
    expect(reaches({ ...drafts, ...part } as Drafts)).toBe(
      "policy-0 changes or holds policies that the plan doesn't show whole",
    );
  });
});
