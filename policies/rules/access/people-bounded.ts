import { type Graph, type Resource, referents } from "../../../graph/index.ts";
import { covers, document } from "../../document.ts";
import { each } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import { NEVER } from "./actions.ts";
import { peopleOf, rolesOf } from "./people.ts";

export const peopleBounded: Rule = {
  id: "IAM-04",
  name: "people-bounded",
  statement:
    "Every role that people take has a boundary within which nobody raises rights, ends records or loses data.",
  severity: "high",
  capability: "access-control",
  remedy: `give it a permissionsBoundary of this stack that denies ${NEVER.join(", ")} without condition`,
  premises: [],
  check: ({ graph }) => each(rolesOf(graph), (role) => judgeRole(graph, role)),
};

function judgeRole(graph: Graph, role: Resource): Finding {
  if (peopleOf(role).length === 0) return notApplicable(`nobody but services takes ${role.name}`, role);
  const [boundary] = referents(graph, role, "permissionsBoundary");
  if (!boundary) return fail(role, `${role.name} has no boundary of this stack`);
  const denied = (document(boundary, "policy") ?? [])
    .filter(({ effect, conditions }) => effect === "Deny" && conditions.length === 0)
    .filter(({ resources }) => resources.includes("*"))
    .flatMap(({ actions }) => actions);
  const open = NEVER.filter((action) => !covers(denied, action));
  return open.length === 0
    ? pass(role, `${role.name} stays within ${boundary.name}`, { boundary: boundary.urn })
    : fail(role, `${boundary.name} around ${role.name} leaves ${open.join(" and ")} open`, { open });
}
