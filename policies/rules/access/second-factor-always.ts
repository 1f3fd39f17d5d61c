import type { Resource } from "../../../graph/index.ts";
import { each, number } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import { type Person, peopleOf, rolesOf, valuesOf, vouchedFor } from "./people.ts";

/** Longest that a role is had before its taker shows everything anew, in seconds. */
const LONGEST = 3600;

export const secondFactorAlways: Rule = {
  id: "IAM-14",
  name: "second-factor-always",
  statement: "Nobody takes a role without a second factor, or has it for longer than an hour.",
  severity: "critical",
  capability: "mfa",
  remedy: `admit only with the tag second-factor of the identity provider or with MFA, and set maxSessionDuration to ${LONGEST}`,
  premises: [],
  check: ({ graph }) => each(rolesOf(graph), judgeRole),
};

function judgeRole(role: Resource): Finding {
  const people = peopleOf(role);
  if (people.length === 0) return notApplicable(`nobody but services takes ${role.name}`, role);
  if (!people.every(showsTwo)) return fail(role, `${role.name} is had without a second factor`);
  const seconds = number(role, "maxSessionDuration") ?? LONGEST;
  return seconds <= LONGEST
    ? pass(role, `${role.name} takes a second factor, and ${seconds} seconds later again`, { seconds })
    : fail(role, `${role.name} is had for ${seconds} seconds`, { seconds });
}

function showsTwo({ admits }: Person): boolean {
  const said = vouchedFor(admits, "aws:RequestTag/second-factor");
  const shown = valuesOf(admits, "Bool", "aws:MultiFactorAuthPresent");
  return [said, shown].some((values) => values.length > 0 && values.every((value) => ["true", "yes"].includes(value)));
}
