import { ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

const SHARES = [
  "aws:ram/resourceShare:ResourceShare",
  "aws:ram/principalAssociation:PrincipalAssociation",
  "aws:ram/resourceAssociation:ResourceAssociation",
  "aws:ram/resourceShareAccepter:ResourceShareAccepter",
];
/** Where a type says on whose hardware machines run. */
const HARDWARE: Readonly<Record<string, string>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": "placement.tenancy",
  "aws:ec2/instance:Instance": "tenancy",
};

export const noSharedCompute: Rule = {
  id: "TEN-04",
  name: "no-shared-compute",
  statement:
    "No cluster, load balancer, database or shared resource serves two tenants, and hardware is dedicated where the plan says so.",
  severity: "high",
  capability: "tenant-isolation",
  remedy: "share nothing with another account, and give machines the tenancy that was sold",
  premises: ["no-cross-tenant-reference"],
  *check(subject) {
    yield* ofType(subject.graph, ...SHARES).map((share) =>
      fail(share, `${share.name} shares something with another account`),
    );
    for (const [type, at] of Object.entries(HARDWARE)) {
      yield* each(ofType(subject.graph, type), (machine) => judgeMachine(subject, machine, at));
    }
  },
};

function judgeMachine({ settled }: Subject, machine: Resource, at: string): Finding {
  const sold = settled.tenant.size.hardware;
  const tenancy = text(machine, at) ?? "default";
  return sold !== "dedicated" || tenancy !== "default"
    ? pass(machine, `machines of ${machine.name} run on ${sold} hardware, as was sold`, { tenancy })
    : fail(machine, `machines of ${machine.name} run on shared hardware, and dedicated was sold`, { tenancy });
}
