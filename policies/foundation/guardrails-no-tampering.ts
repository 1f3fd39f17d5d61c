import { ofType, type Resource } from "../../graph/index.ts";
import { each, many } from "../read.ts";
import { type Finding, fail, pass } from "../rule.ts";
import { type Denial, denialsIn, means, UNIT } from "./guardrails.ts";
import type { FoundationRule, FoundationSubject } from "./subject.ts";

/** What would end records, detection, backups or keys, or the account's place in the organisation. */
const TAMPERING: readonly string[] = [
  "backup:DeleteRecoveryPoint",
  "cloudtrail:DeleteTrail",
  "cloudtrail:StopLogging",
  "config:StopConfigurationRecorder",
  "ec2:DeleteFlowLogs",
  "guardduty:DeleteDetector",
  "kms:ScheduleKeyDeletion",
  "logs:DeleteLogGroup",
  "organizations:LeaveOrganization",
  "s3:PutBucketObjectLockConfiguration",
  "s3:PutReplicationConfiguration",
  "securityhub:DisableSecurityHub",
];

export const guardrailsNoTampering: FoundationRule = {
  id: "LOG-20",
  name: "guardrails-no-tampering",
  statement:
    "In each unit nobody but the deployer, whose plans are judged, can end records, detection, backups or keys.",
  severity: "critical",
  capability: "change-audit",
  remedy: "attach a guardrail that denies it to everybody but the deployer's and the founder's role",
  premises: [],
  check: (subject) => each(ofType(subject.graph, UNIT), (unit) => judgeUnit(subject, unit)),
};

function judgeUnit({ graph, keepers }: FoundationSubject, unit: Resource): Finding {
  const denials = denialsIn(graph, unit).filter((denial) => binds(denial, keepers));
  const open = TAMPERING.filter(
    (action) => !denials.some(({ actions }) => actions.some((each) => means(each, action))),
  );
  if (open.length > 0) return fail(unit, `in the unit ${unit.name} anybody may ${open.join(", ")}`, { open });
  return pass(unit, `in the unit ${unit.name} nobody ends records, detection, backups or keys`);
}

/** Whether a denial lets through nobody, or keepers alone. */
function binds({ everywhere, conditions }: Denial, keepers: readonly string[]): boolean {
  const { ArnNotLike: spared, ...others } = conditions;
  const { "aws:PrincipalArn": roles, ...besides } = spared ?? {};
  if (!everywhere || Object.keys(others).length + Object.keys(besides).length > 0) return false;
  return many(roles).every((role) => keepers.includes(String(role).replace(/^arn:[\w-]+:iam::\*:role\//, "")));
}
