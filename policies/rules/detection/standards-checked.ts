import { type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** Standards by the part of their ARN that stays from version to version. */
const STANDARDS = ["aws-foundational-security-best-practices", "cis-aws-foundations-benchmark"];

export const standardsChecked: Rule = {
  id: "DET-04",
  name: "standards-checked",
  statement: "What everything is set to is recorded with each change, and checked against AWS's and CIS's standards.",
  severity: "high",
  capability: "review-cadence",
  remedy: `run a recorder of all types, switch Security Hub on and subscribe to ${STANDARDS.join(" and ")}`,
  premises: ["resource-region-allowed"],
  *check({ graph }) {
    const hubs = ofType(graph, "aws:securityhub/account:Account");
    if (hubs.length === 0) yield fail(null, "nobody checks the account against a standard");
    yield* each(hubs, (hub) => judgeHub(graph, hub));
  },
};

function judgeHub(graph: Graph, hub: Resource): Finding {
  const subscribed = ofType(graph, "aws:securityhub/standardsSubscription:StandardsSubscription").map(
    (one) => text(one, "standardsArn") ?? "",
  );
  const unchecked = STANDARDS.filter((standard) => !subscribed.some((arn) => arn.includes(`/${standard}/`)));
  const faults = [
    ...(isRecording(graph) ? [] : ["nobody records what everything is set to"]),
    ...unchecked.map((standard) => `${standard} isn't checked`),
  ];
  return faults.length === 0
    ? pass(hub, `every setting is recorded and checked against ${STANDARDS.length} standards`)
    : fail(hub, `checks of ${hub.name} have gaps, since ${faults.join(" and ")}`, { faults });
}

/** Whether a recorder of everything runs and has somewhere to deliver. */
function isRecording(graph: Graph): boolean {
  const running = ofType(graph, "aws:cfg/recorderStatus:RecorderStatus").filter((status) => flag(status, "isEnabled"));
  const recorders = running.flatMap((status) => referents(graph, status, "name"));
  const delivered = ofType(graph, "aws:cfg/deliveryChannel:DeliveryChannel").length > 0;
  return delivered && recorders.some((recorder) => flag(recorder, "recordingGroup.allSupported") ?? true);
}
