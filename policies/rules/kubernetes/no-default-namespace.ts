import { each } from "../../read.ts";
import { fail, pass, type Rule } from "../../rule.ts";
import { kindOf, namespaceOf, ofKind, podMakers } from "./objects.ts";

/** Namespaces that every cluster has and anybody may use or read. */
const COMMON = ["default", "kube-public", "kube-node-lease"];
const OTHERS = ["Service", "ConfigMap", "Secret", "ServiceAccount", "PersistentVolumeClaim", "Role", "RoleBinding"];

export const noDefaultNamespace: Rule = {
  id: "K8S-18",
  name: "no-default-namespace",
  statement: "Nothing runs in the default or public namespaces.",
  severity: "low",
  capability: "hardening",
  remedy: "name the namespace of its tier in metadata.namespace",
  premises: [],
  check: ({ graph }) =>
    each([...podMakers(graph), ...ofKind(graph, ...OTHERS)], (object) => {
      const namespace = namespaceOf(object);
      const what = `the ${kindOf(object)} ${object.name} is in the namespace ${namespace}`;
      return COMMON.includes(namespace) ? fail(object, what, { namespace }) : pass(object, what, { namespace });
    }),
};
