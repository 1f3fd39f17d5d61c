import type { Resource } from "../../../graph/index.ts";
import type { Statement } from "../../document.ts";
import { each } from "../../read.ts";
import { rightsOf } from "../../rights.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { isRoleOf, peopleOf, rolesOf, valuesOf } from "./people.ts";

/** AWS's own policies that show how things are set, and no data. */
const LOOKING = /:iam::aws:policy\/(SecurityAudit|job-function\/ViewOnlyAccess)$/;
const DAY_MS = 24 * 60 * 60 * 1000;

export const auditorReadsUntilADay: Rule = {
  id: "IAM-16",
  name: "auditor-reads-until-a-day",
  statement:
    "The auditor whom the client names sees how everything is set, reads no data and changes nothing, until the day agreed.",
  severity: "high",
  capability: "auditor-access",
  remedy:
    "give the role SecurityAudit and nothing else, and admit while aws:CurrentTime is less than the end of that day",
  premises: [],
  rare: true,
  *check(subject) {
    const until = subject.settled.tenant.access["auditor-until"];
    const found = [...each(rolesOf(subject.graph), (role) => judgeRole(subject, role, until))];
    yield* found;
    if (until !== undefined && found.length === 0) yield fail(null, `no auditor can look until ${until}`);
  },
};

function* judgeRole({ graph }: Subject, role: Resource, until: string | undefined): Generator<Finding> {
  if (!isRoleOf(role, "auditor")) return;
  const ends = peopleOf(role).flatMap(({ admits }) => endsOf(admits));
  const last = until === undefined ? 0 : Date.parse(until) + DAY_MS;
  const { statements, others } = rightsOf(graph, role);
  const isLooking = statements.length === 0 && others.length > 0 && others.every((policy) => LOOKING.test(policy));
  if (!ends.every((end) => Date.parse(end) === last))
    yield fail(role, `${role.name} ends ${ends.join(" or ") || "never"}, and ${until ?? "no auditor"} was agreed`);
  else if (isLooking) yield pass(role, `${role.name} looks at settings until ${until}`, { others, ends });
  else yield fail(role, `${role.name} may do more than look at how things are set`, { others });
}

/** Every moment until which somebody is let in, of which the last counts; nothing where there is none. */
function endsOf(admits: Statement): readonly string[] {
  const ends = valuesOf(admits, "DateLessThan", "aws:CurrentTime");
  return ends.length > 0 ? ends : [""];
}
