import type { Resource } from "../../../graph/index.ts";
import { covers, document } from "../../document.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { arnsOf } from "../encryption/policy-denies.ts";
import { lentIn, readsBucket, touchesData } from "./lent.ts";
import { supportBuckets } from "./support.ts";

export const supportReadsFolderAlone: Rule = {
  id: "SUP-03",
  name: "support-reads-folder-alone",
  statement:
    "What a door lends to operators reads the folder for support where one was agreed, and no other data; where the client chose a VPN to the product, it does nothing besides.",
  severity: "critical",
  capability: "support-folder",
  remedy:
    "lend operators s3:GetObject on the objects of the folder's bucket and kms:Decrypt by way of S3, and beside that sessions at most, where those were chosen",
  premises: ["support-as-chosen", "touches-recorded"],
  *check(subject) {
    const { folder, support } = subject.settled.tenant.access;
    const lent = lentIn(subject.graph);
    yield* each(lent, (policy) => judgePolicy(subject, policy));
    if (lent.length > 0 || folder === undefined) return;
    yield support === "none"
      ? pass(null, `nobody of the vendor reads ${folder.name}: the client chose none`)
      : fail(null, `nobody can read ${folder.name}, which is there for support`);
  },
};

function judgePolicy({ graph, settled }: Subject, policy: Resource): Finding {
  const { folder, way } = settled.tenant.access;
  const buckets = supportBuckets(graph, folder?.name).map((bucket) => arnsOf(settled.partition, bucket));
  const arns = buckets.flatMap(({ itself, objects }) => [itself, objects]);
  const allowed = (document(policy, "policy") ?? []).filter(({ effect }) => effect === "Allow");
  const [s3, isVpn] = [`s3.${settled.region}.${settled.suffix}`, way === "vpn"];
  const others = allowed.filter((one) => arns.length === 0 || !readsBucket(one, arns, s3));
  const strange = others.filter((one) => isVpn || touchesData(one)).map(({ sid }) => sid);
  const objects = allowed.filter(({ actions }) => covers(actions, "s3:GetObject")).flatMap((one) => one.resources);
  const decrypts = allowed.some(({ actions }) => covers(actions, "kms:Decrypt"));
  if (strange.length > 0)
    return fail(policy, `${policy.name} also lends operators ${strange.join(" and ")}`, { strange });
  if (folder === undefined) return pass(policy, `${policy.name} lends operators no data`);
  return decrypts && buckets.some((bucket) => objects.includes(bucket.objects))
    ? pass(policy, `${policy.name} lends operators ${folder.name} and no other data`)
    : fail(policy, `${policy.name} lends operators nothing that reads ${folder.name}`);
}
