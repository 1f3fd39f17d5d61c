import type { Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { isVendors, networksOf, peopleOf, rolesOf } from "./people.ts";

export const operatorsAsAgreed: Rule = {
  id: "IAM-15",
  name: "operators-as-agreed",
  statement:
    "The vendor's people come from the countries that the contract names, and no more of them at one time than it says.",
  severity: "high",
  capability: "support-access",
  remedy: "admit by aws:SourceIp from the operators' networks of access.from, in no more seats than access.people",
  premises: [],
  check: (subject) => each(rolesOf(subject.graph), (role) => judgeRole(subject, role)),
};

function judgeRole({ settled, operators }: Subject, role: Resource): Finding {
  const vendors = peopleOf(role).filter(isVendors);
  if (vendors.length === 0) return notApplicable(`nobody of the vendor takes ${role.name}`, role);
  const { people, from } = settled.tenant.access;
  const networks = vendors.flatMap(networksOf);
  const strange = networks.filter((network) => !operators.includes(network));
  const seats = new Set(vendors.flatMap((person) => person.seats));
  const facts = { networks, seats: [...seats], people };
  if (strange.length > 0)
    return fail(role, `${role.name} is taken from ${strange.join(" and ")}, outside ${from.join(" and ")}`, facts);
  return seats.size <= people && vendors.every((person) => person.seats.length > 0)
    ? pass(role, `${role.name} is taken by ${seats.size} at most, from ${from.join(" and ")}`, facts)
    : fail(role, `${role.name} is taken by ${seats.size || "any number"}, and ${people} were agreed`, facts);
}
