import { ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

/** Where a type says on whose hardware machines run. */
const HARDWARE: Readonly<Record<string, string>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": "placement.tenancy",
  "aws:ec2/instance:Instance": "tenancy",
};

export const hardwareAsSold: Rule = {
  id: "TEN-10",
  name: "hardware-as-sold",
  statement: "Machines run on hardware of this tenant alone where the plan says so.",
  severity: "high",
  capability: "dedicated-hardware",
  remedy: "give machines the tenancy that was sold",
  premises: [],
  *check(subject) {
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
