import { dig, ofType, type Resource, type Value } from "../../../graph/index.ts";
import { each, list, many } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { CLUSTER } from "./cluster.ts";
import { ofKind } from "./objects.ts";

const READ = ["get", "list", "watch"];
const WRITE = ["create", "update", "patch"];
/** Rights by which somebody reaches more than they say: what may be done to what (Kubernetes: RBAC good practices). */
const GRAVE: Readonly<Record<string, readonly string[]>> = {
  secrets: READ,
  pods: WRITE,
  "pods/exec": WRITE,
  persistentvolumes: WRITE,
  "nodes/proxy": [...READ, ...WRITE],
  "serviceaccounts/token": WRITE,
  mutatingwebhookconfigurations: WRITE,
  validatingwebhookconfigurations: WRITE,
};

export const rbacRightsHarmless: Rule = {
  id: "K8S-11",
  name: "rbac-rights-harmless",
  statement: "No role in the cluster reads secrets, makes pods, volumes or tokens, reaches nodes or changes webhooks.",
  severity: "high",
  capability: "access-control",
  remedy: "take the right out of the role; what the platform declares is changed by the deployer alone",
  premises: ["rbac-no-cluster-admin"],
  *check({ graph }) {
    const roles = ofKind(graph, "Role", "ClusterRole");
    yield* each(roles, judgeRole);
    if (roles.length > 0) return;
    yield* ofType(graph, CLUSTER).map((cluster) =>
      pass(cluster, `no role in ${cluster.name} has been given any right`),
    );
  },
};

function judgeRole(role: Resource): Finding {
  const grave = list(role, "rules").flatMap(graveOf);
  return grave.length === 0
    ? pass(role, `nothing that ${role.name} may do reaches further than it says`)
    : fail(role, `${role.name} may ${grave.join(" and ")}`, { grave });
}

function graveOf(rule: Value): readonly string[] {
  const verbs = many(dig(rule, "verbs")).map(String);
  return many(dig(rule, "resources")).flatMap((resource) => {
    const found = verbs.filter((verb) => GRAVE[String(resource)]?.includes(verb));
    return found.length > 0 ? [`${found.join(", ")} ${resource}`] : [];
  });
}
