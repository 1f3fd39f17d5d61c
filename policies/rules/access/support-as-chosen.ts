import type { Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { rightsOf } from "../../rights.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { isOperators, rolesOf } from "./people.ts";
import { openings, policiesOf, stands } from "./sessions.ts";

export const supportAsChosen: Rule = {
  id: "IAM-06",
  name: "support-as-chosen",
  statement:
    "Operators have no standing rights: a door lends them sessions where the client chose those and the folder for support where one was agreed, and else nobody is one.",
  severity: "critical",
  capability: "support-access",
  remedy:
    "make the operators' role only for sessions that were chosen or a folder for support, and lend it its policy by the door",
  premises: [],
  *check(subject) {
    const { graph, settled } = subject;
    const { support } = settled.tenant.access;
    const operators = [...each(rolesOf(graph), (role) => judgeRole(subject, role))];
    yield* operators;
    yield* each(policiesOf(graph), (policy) => judgePolicy(subject, policy));
    if (operators.length > 0) return;
    yield isLent(subject)
      ? fail(null, `support ${support} was chosen, and no operator has a role`)
      : pass(null, `no operator has a role: the client chose ${chosen(subject)}`);
  },
};

/** Whether the client chose sessions, or agreed to a folder that somebody has to read. */
function isLent(subject: Subject): boolean {
  const { support, folder } = subject.settled.tenant.access;
  return chosen(subject) === "sessions" || (support !== "none" && folder !== undefined);
}

function chosen({ settled }: Subject): string {
  const { support, way } = settled.tenant.access;
  if (support === "none") return "none";
  return way === "session" ? "sessions" : "a VPN to the product's own sign-in";
}

function* judgeRole(subject: Subject, role: Resource): Generator<Finding> {
  if (!isOperators(role)) return;
  const { statements, others } = rightsOf(subject.graph, role);
  const given = statements.filter(({ effect }) => effect === "Allow").map(({ sid }) => sid);
  const rights = [...given, ...others];
  if (!isLent(subject)) yield fail(role, `operators take ${role.name}, and the client chose ${chosen(subject)}`);
  else if (rights.length === 0) yield pass(role, `${role.name} may do nothing until its door opens`);
  else yield fail(role, `${role.name} may do at all times what ${rights.join(" and ")} says`, { rights });
}

function* judgePolicy(subject: Subject, policy: Resource): Generator<Finding> {
  if (openings(policy).length === 0) return;
  if (chosen(subject) !== "sessions")
    yield fail(policy, `${policy.name} opens sessions, and the client chose ${chosen(subject)}`);
  else if (stands(subject.graph, policy)) yield fail(policy, `${policy.name} opens sessions at all times`);
}
