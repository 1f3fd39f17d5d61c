import { ofType, type Resource } from "../../../graph/index.ts";
import { each, number, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

const MACHINES = ["aws:ec2/launchTemplate:LaunchTemplate", "aws:ec2/instance:Instance"];

export const imdsv2: Rule = {
  id: "IAM-08",
  name: "imdsv2",
  statement: "Machines answer version 2 of the metadata service only, and no further than themselves.",
  severity: "high",
  capability: "hardening",
  remedy: "set metadataOptions.httpTokens to required and httpPutResponseHopLimit to 1",
  premises: [],
  check: ({ graph }) => each(ofType(graph, ...MACHINES), judgeMachine),
};

function judgeMachine(machine: Resource): Finding {
  if (text(machine, "metadataOptions.httpEndpoint") === "disabled")
    return pass(machine, `machines of ${machine.name} have no metadata service`);
  const hops = number(machine, "metadataOptions.httpPutResponseHopLimit") ?? 1;
  const faults = [
    ...(text(machine, "metadataOptions.httpTokens") === "required" ? [] : ["to calls without a token"]),
    ...(hops === 1 ? [] : [`to containers, ${hops} hops away`]),
  ];
  return faults.length === 0
    ? pass(machine, `machines of ${machine.name} tell their role to themselves alone`)
    : fail(machine, `machines of ${machine.name} tell their role ${faults.join(" and ")}`, { faults });
}
