import { isType, ofType, type Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { BUCKET, judgeBucket } from "./bucket.ts";
import { STORES } from "./stores.ts";
import { storeFaults } from "./tenant-key.ts";
import { LAUNCH_TEMPLATE, NODE_GROUP, silentVolumes, untemplated } from "./volumes.ts";

export const everyVolumeTenantCmk: Rule = {
  id: "ENC-01",
  name: "every-volume-tenant-cmk",
  statement:
    "Every store of data is encrypted with a key this tenant owns; a key managed by AWS or owned by someone else fails, and an unknown key counts as unproven.",
  severity: "critical",
  capability: "encryption-at-rest",
  remedy: "encrypt it with a key of the tenant's keyring",
  premises: ["kms-policy-tenant-only"],
  *check(subject) {
    const { graph } = subject;
    yield* each(ofType(graph, ...Object.keys(STORES), NODE_GROUP), (store) => judgeStore(subject, store));
    yield* each(ofType(graph, BUCKET), (bucket) => judgeBucket(subject, bucket));
  },
};

function judgeStore(subject: Subject, resource: Resource): Finding {
  const named = (STORES[resource.type] ?? []).flatMap((store) => storeFaults(subject, resource, store));
  const silent = isType(resource, LAUNCH_TEMPLATE) ? silentVolumes(subject.graph, resource) : [];
  const unsaid = isType(resource, NODE_GROUP) ? untemplated(subject.graph, resource) : [];
  const faults = [...named, ...silent, ...unsaid];
  return faults.length === 0
    ? pass(resource, `${resource.name} is encrypted with a key of this tenant`)
    : fail(resource, `${resource.name} isn't encrypted with a key of this tenant, since ${faults.join(" and ")}`, {
        faults,
      });
}
