import { ofType, type Resource } from "../../graph/index.ts";
import { each, many } from "../read.ts";
import { type Finding, fail, pass } from "../rule.ts";
import { type Denial, denialsIn, UNIT } from "./guardrails.ts";
import type { FoundationRule, FoundationSubject } from "./subject.ts";

/**
 * What has one endpoint for the whole world and holds no customer's data: by service, or by the call where not all of
 * one.
 */
const WORLDWIDE =
  /^(account:(Get|List|Put|Delete)|budgets:|ce:Get|health:Describe|iam:|organizations:(Describe|List)|route53:(?!CreateQueryLogging|\*)|s3:ListAllMyBuckets$|sts:|support:)/;

export const guardrailsRegionLock: FoundationRule = {
  id: "RES-09",
  name: "guardrails-region-lock",
  statement: "In each jurisdiction's unit every call outside the regions of its law is denied, to everybody.",
  severity: "critical",
  capability: "region-residency",
  remedy:
    "attach a guardrail that denies all but worldwide services outside exactly the regions of the jurisdiction's law",
  premises: [],
  check: (subject) => each(ofType(subject.graph, UNIT), (unit) => judgeUnit(subject, unit)),
};

function judgeUnit({ graph, regions }: FoundationSubject, unit: Resource): Finding {
  const lawful = regions.get(unit.name);
  if (lawful === undefined) return fail(unit, `the unit ${unit.name} is of no jurisdiction in which a tenant lives`);
  const lock = denialsIn(graph, unit).find((denial) => isLock(denial, lawful));
  const facts = { regions: lawful };
  if (lock === undefined) return fail(unit, `the unit ${unit.name} isn't locked to ${lawful.join(", ")}`, facts);
  return pass(unit, `the unit ${unit.name} is locked to ${lawful.join(", ")}`, facts);
}

/** Nothing but the region decides: a second condition would let somebody through. */
function isLock({ actions, except, everywhere, conditions }: Denial, lawful: readonly string[]): boolean {
  const { StringNotEquals: outside, ...others } = conditions;
  const { "aws:RequestedRegion": regions, ...besides } = outside ?? {};
  const conditional = Object.keys(others).length + Object.keys(besides).length > 0;
  const same = [...many(regions)].sort().join() === lawful.join();
  return everywhere && !conditional && same && actions.length === 0 && except.every((each) => WORLDWIDE.test(each));
}
