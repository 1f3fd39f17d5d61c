import { ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, number, text } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";

const LONGEST_DAYS = 365;

export const kmsRotation: Rule = {
  id: "ENC-05",
  name: "kms-rotation",
  statement: "Symmetric keys rotate at least once in 365 days.",
  severity: "high",
  capability: "encryption-at-rest",
  remedy: `set enableKeyRotation to true and rotationPeriodInDays to ${LONGEST_DAYS} or fewer`,
  premises: [],
  *check({ graph }) {
    yield* each(ofType(graph, "aws:kms/key:Key"), judgeKey);
    yield* each(ofType(graph, "aws:kms/externalKey:ExternalKey"), (key) =>
      fail(key, `${key.name} is a key brought from elsewhere, which AWS can't rotate`),
    );
  },
};

function judgeKey(key: Resource): Finding {
  const spec = text(key, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
  if (spec !== "SYMMETRIC_DEFAULT") return notApplicable(`${key.name} is a ${spec} key, which AWS can't rotate`, key);
  const days = number(key, "rotationPeriodInDays") ?? LONGEST_DAYS;
  if (!flag(key, "enableKeyRotation")) return fail(key, `${key.name} never rotates`);
  return days <= LONGEST_DAYS
    ? pass(key, `${key.name} rotates every ${days} days`, { days })
    : fail(key, `${key.name} rotates every ${days} days`, { days });
}
