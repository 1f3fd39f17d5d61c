import { ofType, type Resource } from "../../../graph/index.ts";
import { each, list } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { storeFaults } from "../encryption/index.ts";
import { CLUSTER } from "./cluster.ts";

export const eksSecretsKms: Rule = {
  id: "K8S-07",
  name: "eks-secrets-kms",
  statement: "Cluster secrets are encrypted with the tenant's key.",
  severity: "high",
  capability: "encryption-at-rest",
  remedy: 'set encryptionConfig to the resources "secrets" and the key of the tenant\'s keyring',
  premises: ["kms-policy-tenant-only"],
  check: (subject) => each(ofType(subject.graph, CLUSTER), (cluster) => judgeCluster(subject, cluster)),
};

function judgeCluster(subject: Subject, cluster: Resource): Finding {
  const covered = list(cluster, "encryptionConfig.resources").includes("secrets");
  if (!covered) return fail(cluster, `secrets of ${cluster.name} aren't encrypted with a key of this tenant`);
  const faults = storeFaults(subject, cluster, { key: "encryptionConfig.provider.keyArn" });
  return faults.length === 0
    ? pass(cluster, `secrets of ${cluster.name} are encrypted with a key of this tenant`)
    : fail(
        cluster,
        `secrets of ${cluster.name} aren't encrypted with a key of this tenant, since ${faults.join(" and ")}`,
      );
}
