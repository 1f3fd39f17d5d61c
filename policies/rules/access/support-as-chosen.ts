import type { Graph, Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { isRoleOf, rolesOf } from "./people.ts";
import { rightsOf } from "./rights.ts";
import { openings, policiesOf, stands } from "./sessions.ts";

export const supportAsChosen: Rule = {
  id: "IAM-06",
  name: "support-as-chosen",
  statement:
    "Operators have no standing rights: a door lends them some where the client chose sessions, and else nobody is one.",
  severity: "critical",
  capability: "support-access",
  remedy: "make the operators' role where sessions were chosen alone, and lend it its policy by the door",
  premises: [],
  *check(subject) {
    const { graph, settled } = subject;
    const { support, way } = settled.tenant.access;
    const chosen = support !== "none" && way === "session";
    const operators = [...each(rolesOf(graph), (role) => judgeRole(subject, role, chosen))];
    yield* operators;
    yield* each(policiesOf(graph), (policy) => judgePolicy(graph, policy));
    if (operators.length > 0) return;
    yield chosen
      ? fail(null, `support ${support} was chosen, and no operator has a role`)
      : pass(null, `no operator has a role: the client chose ${support}`);
  },
};

function* judgeRole({ graph }: Subject, role: Resource, chosen: boolean): Generator<Finding> {
  if (!isRoleOf(role, "operator")) return;
  const { statements, others } = rightsOf(graph, role);
  const given = statements.filter(({ effect }) => effect === "Allow").map(({ sid }) => sid);
  const rights = [...given, ...others];
  if (!chosen) yield fail(role, `operators take ${role.name}, and the client chose no sessions`);
  else if (rights.length === 0) yield pass(role, `${role.name} may do nothing until its door opens`);
  else yield fail(role, `${role.name} may do at all times what ${rights.join(" and ")} says`, { rights });
}

function* judgePolicy(graph: Graph, policy: Resource): Generator<Finding> {
  if (openings(policy).length > 0 && stands(graph, policy))
    yield fail(policy, `${policy.name} opens sessions at all times`);
}
