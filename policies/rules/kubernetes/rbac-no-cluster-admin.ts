import { dig, ofType, type Resource } from "../../../graph/index.ts";
import { each, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { isDeployer } from "./deployer.ts";
import { ofKind } from "./objects.ts";

const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const RAISING = ["escalate", "bind", "impersonate"];
/** Groups in which everybody is, or which may do everything. */
const GROUPS = ["system:masters", "system:authenticated", "system:unauthenticated", "system:serviceaccounts"];

export const rbacNoClusterAdmin: Rule = {
  id: "K8S-10",
  name: "rbac-no-cluster-admin",
  statement:
    "Nobody but the named deployer administers the cluster, nobody is bound to cluster-admin, and no role has wildcards or may escalate, bind or impersonate.",
  severity: "critical",
  capability: "access-control",
  remedy: "name the verbs and resources that are needed, and bind them to one service account",
  premises: [],
  *check(subject) {
    yield* each(ofKind(subject.graph, "Role", "ClusterRole"), judgeRole);
    yield* each(ofKind(subject.graph, "RoleBinding", "ClusterRoleBinding"), judgeBinding);
    yield* each(ofType(subject.graph, ASSOCIATION), (association) => judgeAssociation(subject, association));
  },
};

function judgeRole(role: Resource): Finding {
  const rules = list(role, "rules");
  const said = (key: string) => rules.flatMap((rule) => dig(rule, key) ?? []).flat();
  const wild = ["verbs", "resources", "apiGroups"].filter((key) => said(key).includes("*"));
  const raising = said("verbs").filter((verb) => RAISING.includes(String(verb)));
  if (wild.length > 0) return fail(role, `${role.name} has a wildcard in its ${wild.join(" and ")}`);
  if (raising.length > 0) return fail(role, `${role.name} may ${raising.join(" and ")}, and so raise its own rights`);
  return role.inputs.aggregationRule === undefined
    ? pass(role, `${role.name} names what it may do`)
    : fail(role, `${role.name} gathers whatever rights other roles have`);
}

function judgeBinding(binding: Resource): Finding {
  const role = text(binding, "roleRef.name") ?? "no role";
  const names = list(binding, "subjects").map((subject) => String(dig(subject, "name")));
  const wide = names.filter((name) => GROUPS.some((group) => name === group || name.startsWith(`${group}:`)));
  if (role === "cluster-admin") return fail(binding, `${binding.name} makes ${names.join(" and ")} cluster-admin`);
  return wide.length === 0
    ? pass(binding, `${binding.name} binds ${role} to ${names.join(" and ")}`)
    : fail(binding, `${binding.name} binds ${role} to ${wide.join(" and ")}`);
}

function judgeAssociation(subject: Subject, association: Resource): Finding {
  const policy = (text(association, "policyArn") ?? "an unnamed policy").split("/").at(-1) ?? "";
  const principal = text(association, "principalArn") ?? "nobody";
  const facts = { policy, principal };
  if (isDeployer(subject, principal))
    return pass(
      association,
      `${association.name} gives ${policy} to the deployer, by whom everything is declared`,
      facts,
    );
  return /Admin/.test(policy)
    ? fail(association, `${association.name} gives ${policy} to ${principal}, who is not the deployer`, facts)
    : pass(association, `${association.name} gives ${principal} ${policy} and no administration`, facts);
}
