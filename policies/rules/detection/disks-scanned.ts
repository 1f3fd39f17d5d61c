import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { detectorsOf, featuresOf } from "./detectors.ts";

const MACHINES = ["aws:eks/nodeGroup:NodeGroup", "aws:ec2/instance:Instance"];

export const disksScanned: Rule = {
  id: "DET-10",
  name: "disks-scanned",
  statement: "The disks of every machine on which something odd happens are scanned for malware.",
  severity: "high",
  capability: "malware-scanning",
  remedy: "switch EBS_MALWARE_PROTECTION of the detector on",
  premises: ["threats-watched"],
  check: ({ graph }) =>
    each(
      MACHINES.flatMap((type) => ofType(graph, type)),
      (machine) => judgeMachine(graph, machine),
    ),
};

function judgeMachine(graph: Graph, machine: Resource): Finding {
  const scanned = detectorsOf(graph).some((detector) => featuresOf(graph, detector).has("EBS_MALWARE_PROTECTION"));
  return scanned
    ? pass(machine, `disks of ${machine.name} are scanned for malware once something odd happens there`)
    : fail(machine, `nobody scans the disks of ${machine.name} for malware`);
}
