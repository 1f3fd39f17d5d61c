// Holds every file against the sizes of our style. One that is past its size is listed with the reason why it stays whole;
// a reason that nobody needs any more, or a file without one, fails. `npm run static`.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Why a file is past its size. */
const REASONS: Readonly<Record<string, string>> = {
  "operations/repair/ways.ts": "a table of facts, a line a type",
  "policies/rules/access/no-star-admin.ts":
    "rights written out and AWS's own policies by name, in every place that takes them",
  "policies/rules/access/resource-policies-closed.ts":
    "every type that carries a document, and Lambda's permissions, which carry none",
  "policies/rules/backup/retention-met.ts":
    "copies that go too early, stay too long or are missing, against the promised calendar",
  "policies/rules/backup/s3-versioning-objectlock.ts": "versions, their end and the lock are one promise",
  "policies/rules/backup/vault-tenant-cmk-and-policy.ts": "a vault's key and its policy's denials are one promise",
  "policies/rules/edge/tls-policy.ts": "listeners, their rules and domain names, and the list of approved policies",
  "policies/rules/firewall/dns-firewall.ts": "what is answered, what is blocked and what happens when it fails",
  "policies/rules/firewall/network-ids-inline.ts": "every way between a subnet and the internet, there and back",
  "policies/rules/kubernetes/eks-private-nodes.ts": "a node's subnets, groups and launch template",
  "policies/rules/kubernetes/no-direct-exposure.ts":
    "every kind of object that can open a pod, and node ports by who may call them",
  "policies/rules/kubernetes/pv-encrypted-storageclass.ts":
    "classes, claims and volumes, and what a claim falls back to",
  "policies/rules/kubernetes/rbac-no-cluster-admin.ts": "rights by role, by binding and by access policy",
  "policies/rules/network/internet-reaches-only-waf-lb.ts": "every door that the internet can see, each with its path",
  "policies/rules/network/no-admin-ports-from-internet.ts": "groups and ACLs, and what listed partners may reach",
  "policies/rules/network/private-endpoints.ts": "the ways that there must be, and who may use each",
  "policies/rules/network/tier-subnets-disjoint.ts": "subnets, groups and zones of every tier",
  "simulator/aws/rds/instance.ts": "a database and the snapshots, secrets and groups that live and end with it",
};

const COMPONENT_LINES = 150;
const RULE_LINES = 40;
const LINES = 200;

interface Measured {
  readonly file: string;
  readonly lines: number;
  readonly most: number;
}

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.startsWith("test/"));
const past = files.map(measure).filter(({ lines, most }) => lines > most);

for (const { file, lines, most } of past) console.log(`${file}: ${lines} of ${most}; ${REASONS[file] ?? "no reason"}`);
const unexplained = past.flatMap(({ file }) => (Object.hasOwn(REASONS, file) ? [] : [file]));
const idle = Object.keys(REASONS).filter((file) => !past.some((one) => one.file === file));
for (const file of unexplained)
  console.error(`${file} is past its size: split it, or say in tools/sizes.ts why it stays.`);
for (const file of idle) console.error(`${file} is no longer past its size: take its reason out of tools/sizes.ts.`);
process.exitCode = unexplained.length + idle.length > 0 ? 1 : 0;

function measure(file: string): Measured {
  const text = readFileSync(file, "utf8");
  if (/^export const \w+: Rule = \{$/m.test(text)) return { file, lines: codeOf(text), most: RULE_LINES };
  const most = file.startsWith("components/") ? COMPONENT_LINES : LINES;
  return { file, lines: text.trimEnd().split("\n").length, most };
}

/** Lines of a rule that decide something: not what it imports and not what it says of itself. */
function codeOf(text: string): number {
  const code = text.replaceAll(/^import [^;]*;\n/gm, "").replaceAll(/\/\*\*.*?\*\//gs, "");
  const words = /^\s*((id|name|statement|severity|capability|remedy|premises|rare|last):|"|\/\/|$)/;
  return code.split("\n").filter((line) => !words.test(line)).length;
}
