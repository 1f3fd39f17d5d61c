import { ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { supportedUntil } from "./supported.ts";

export const clusterInSupport: Rule = {
  id: "K8S-19",
  name: "cluster-in-support",
  statement: "Clusters run a Kubernetes release in standard support, and are moved on when that ends.",
  severity: "high",
  capability: "host-patching",
  remedy: "run a release of the table of standard support, with upgradePolicy.supportType STANDARD",
  premises: [],
  check: (subject) =>
    each(ofType(subject.graph, "aws:eks/cluster:Cluster"), (cluster) => judgeCluster(subject, cluster)),
};

function judgeCluster({ today }: Subject, cluster: Resource): Finding {
  const release = text(cluster, "version") ?? "of EKS's choice";
  const until = supportedUntil("kubernetes", release, today);
  const support = text(cluster, "upgradePolicy.supportType") ?? "EXTENDED";
  if (until === null) return fail(cluster, `${cluster.name} runs Kubernetes ${release}, which is out of support`);
  return support === "STANDARD"
    ? pass(cluster, `${cluster.name} runs Kubernetes ${release}, in support until ${until}, and is moved on then`, {
        until,
      })
    : fail(cluster, `${cluster.name} stays on Kubernetes ${release} when its support ends on ${until}`, { until });
}
