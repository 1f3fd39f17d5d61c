import type { Graph, Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { labelsAt, nameOf, namespaceOf, ofKind, podMakers } from "./objects.ts";

const ENFORCED = "pod-security.kubernetes.io/enforce";

export const pssRestrictedNamespaces: Rule = {
  id: "K8S-01",
  name: "pss-restricted-namespaces",
  statement: "Every workload namespace enforces the restricted pod security standard at a fixed version.",
  severity: "critical",
  capability: "hardening",
  remedy: `declare the namespace with the labels ${ENFORCED}: restricted and ${ENFORCED}-version: v1.n`,
  premises: [],
  *check({ graph }) {
    yield* each(ofKind(graph, "Namespace"), judgeNamespace);
    yield* each(podMakers(graph), (maker) => judgeHome(graph, maker));
  },
};

function judgeNamespace(namespace: Resource): Finding {
  const labels = labelsAt(namespace, "metadata.labels");
  const [level, version] = [labels[ENFORCED] ?? "nothing", labels[`${ENFORCED}-version`] ?? "latest"];
  const facts = { level, version };
  if (level !== "restricted") return fail(namespace, `the namespace ${namespace.name} enforces ${level}`, facts);
  return /^v1\.\d+$/.test(version)
    ? pass(namespace, `the namespace ${namespace.name} enforces the restricted standard of ${version}`, facts)
    : fail(namespace, `the namespace ${namespace.name} enforces what the restricted standard is at ${version}`, facts);
}

function judgeHome(graph: Graph, maker: Resource): readonly Finding[] {
  const namespace = namespaceOf(maker);
  const isDeclared = ofKind(graph, "Namespace").some((one) => nameOf(one) === namespace);
  return isDeclared
    ? []
    : [fail(maker, `${maker.name} runs in the namespace ${namespace}, which this stack doesn't declare`)];
}
