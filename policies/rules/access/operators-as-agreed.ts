import { type Graph, type Resource, remembered } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { isForEmergencies, isVendors, networksOf, peopleOf, rolesOf } from "./people.ts";

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

function judgeRole({ graph, settled, operators }: Subject, role: Resource): Finding {
  const vendors = peopleOf(role).filter(isVendors);
  if (vendors.length === 0) return notApplicable(`nobody of the vendor takes ${role.name}`, role);
  const { people, from } = settled.tenant.access;
  const networks = vendors.flatMap(networksOf);
  const strange = networks.filter((network) => !operators.includes(network));
  const seats = new Set(vendors.flatMap((person) => person.seats));
  const all = seatsBeside(graph, seats);
  const facts = { networks, seats: [...seats], people };
  if (strange.length > 0)
    return fail(role, `${role.name} is taken from ${strange.join(" and ")}, outside ${from.join(" and ")}`, facts);
  if (seats.size <= people && all > people)
    return fail(role, `${role.name} and others are taken by ${all} together, and ${people} were agreed`, facts);
  return seats.size <= people && vendors.every((person) => person.seats.length > 0)
    ? pass(role, `${role.name} is taken by ${seats.size} at most, from ${from.join(" and ")}`, facts)
    : fail(role, `${role.name} is taken by ${seats.size || "any number"}, and ${people} were agreed`, facts);
}

/** How many seats of the vendor all roles have together, of each kind that is given: those for emergencies, and others. */
function seatsBeside(graph: Graph, given: ReadonlySet<string>): number {
  const kinds = [...new Set([...given].map(isForEmergencies))];
  return Math.max(0, ...kinds.map((kind) => seatsOf(graph).filter((seat) => isForEmergencies(seat) === kind).length));
}

/** Every seat of the vendor's people, once. */
const seatsOf = remembered((graph: Graph): readonly string[] => {
  const vendors = rolesOf(graph).flatMap((role) => peopleOf(role).filter(isVendors));
  return [...new Set(vendors.flatMap((person) => person.seats))];
});
