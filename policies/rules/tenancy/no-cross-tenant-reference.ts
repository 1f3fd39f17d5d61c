import { isUnknown, leaves, type Resource } from "../../../graph/index.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import { scanned } from "../../scan.ts";
import type { Subject } from "../../verdict.ts";

const ACCOUNT = /(?<!\d)\d{12}(?!\d)/g;

export const noCrossTenantReference: Rule = {
  id: "TEN-03",
  name: "no-cross-tenant-reference",
  statement:
    "No account, security group, address range, key, role or bucket of another tenant appears in inputs or dependencies.",
  severity: "critical",
  capability: "tenant-isolation",
  remedy: "name only what this tenant's own stack or the platform owns",
  premises: [],
  *check(subject) {
    const found = subject.graph.resources.map(scanned).flatMap((resource) => [...judgeResource(subject, resource)]);
    yield* found.length > 0 ? found : [pass(null, "nothing in this stack names another tenant's account or stack")];
  },
};

function* judgeResource(subject: Subject, resource: Resource): Generator<Finding> {
  const foreign = new Set(subject.foreignAccounts);
  for (const { path, value } of leaves(resource.inputs)) {
    const [account] =
      String(value)
        .match(ACCOUNT)
        ?.filter((digits) => foreign.has(digits)) ?? [];
    if (account)
      yield fail(resource, `${path} of ${resource.name} names account ${account} of another tenant`, { path });
    const fromElsewhere = isUnknown(value) && resource.refs[path.split(".")[0] ?? ""] === undefined;
    if (fromElsewhere)
      yield unproven(resource, `${path} of ${resource.name} comes from nothing in this stack`, { path });
  }
  for (const urn of [resource.provider, ...resource.dependsOn, ...Object.values(resource.refs).flat()]) {
    if (urn !== null && !subject.graph.byUrn.has(urn))
      yield fail(resource, `${resource.name} refers to ${urn}, which is not in this stack`);
  }
  if (resource.type === "pulumi:pulumi:StackReference") yield fail(resource, `${resource.name} reads another stack`);
}
