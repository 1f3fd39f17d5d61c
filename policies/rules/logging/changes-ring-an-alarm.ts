import type { Graph, Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { silentOf } from "./alarms.ts";
import { trailsOf } from "./trails.ts";

/** Calls that give rights, open a bucket or open a way into the network. */
const OPENING = [
  ...["PutRolePolicy", "AttachRolePolicy", "UpdateAssumeRolePolicy", "CreatePolicyVersion"],
  ...["CreateUser", "CreateAccessKey", "CreateLoginProfile", "PutUserPolicy", "AttachUserPolicy"],
  ...["PutBucketPolicy", "DeleteBucketPolicy", "PutBucketAcl", "DeleteBucketPublicAccessBlock"],
  ...["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "CreateRoute", "ReplaceRoute"],
  ...["CreateNetworkAclEntry", "ReplaceNetworkAclEntry", "AttachInternetGateway", "CreateVpcPeeringConnection"],
];

export const changesRingAnAlarm: Rule = {
  id: "LOG-13",
  name: "changes-ring-an-alarm",
  statement:
    "Whoever gives rights, opens a bucket or opens a way into the network past the plan rings an alarm, and somebody hears it.",
  severity: "high",
  capability: "intrusion-detection",
  remedy: `count ${OPENING.join(", ")} in the trail's log, with an alarm from the first on and a subscriber`,
  premises: ["calls-recorded"],
  check: ({ graph }) => each(trailsOf(graph), (trail) => judgeTrail(graph, trail)),
};

function judgeTrail(graph: Graph, trail: Resource): Finding {
  const silent = silentOf(graph, trail, OPENING);
  return silent.length === 0
    ? pass(trail, `whoever opens anything is heard at once in what ${trail.name} takes down`, { calls: OPENING })
    : fail(trail, `nobody hears of ${silent.join(" and ")} in what ${trail.name} takes down`, { silent });
}
