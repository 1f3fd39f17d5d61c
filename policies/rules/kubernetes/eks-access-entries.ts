import { ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { CLUSTER } from "./cluster.ts";
import { isDeployer } from "./deployer.ts";

export const eksAccessEntries: Rule = {
  id: "K8S-09",
  name: "eks-access-entries",
  statement:
    "Access to the cluster comes from access entries for the listed roles, without a creator administrator or the masters group.",
  severity: "high",
  capability: "access-control",
  remedy: "use authentication mode API without creator administrator, and an entry for the deployer's role alone",
  premises: [],
  *check(subject) {
    yield* each(ofType(subject.graph, CLUSTER), judgeCluster);
    yield* each(ofType(subject.graph, "aws:eks/accessEntry:AccessEntry"), (entry) => judgeEntry(subject, entry));
  },
};

/** EKS makes whoever creates a cluster its administrator unless it is told not to. */
function judgeCluster(cluster: Resource): Finding {
  const mode = text(cluster, "accessConfig.authenticationMode") ?? "CONFIG_MAP";
  const creator = flag(cluster, "accessConfig.bootstrapClusterCreatorAdminPermissions") ?? true;
  if (mode !== "API") return fail(cluster, `${cluster.name} also lets in whoever its own ${mode} names`, { mode });
  return creator
    ? fail(cluster, `whoever makes ${cluster.name} is its administrator`, { mode })
    : pass(cluster, `${cluster.name} lets in who has an access entry and nobody else`, { mode });
}

function judgeEntry(subject: Subject, entry: Resource): Finding {
  const principal = text(entry, "principalArn") ?? "nobody";
  const groups = list(entry, "kubernetesGroups").map(String);
  if (groups.some((group) => group.startsWith("system:")))
    return fail(entry, `${entry.name} puts ${principal} into ${groups.join(" and ")}`, { principal, groups });
  return isDeployer(subject, principal)
    ? pass(entry, `${entry.name} lets in the deployer ${principal}`, { principal })
    : fail(entry, `${entry.name} lets in ${principal}, which is not listed`, { principal });
}
