import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { isHeard } from "../logging/index.ts";
import { isRoleOf, rolesOf } from "./people.ts";

const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
/** A pattern that counts whoever takes roles that end so, and narrows it by nothing else. */
const TAKEN =
  /^\{ \(\$\.eventName = "AssumeRoleWithWebIdentity"\) && \(\$\.requestParameters\.roleArn = "\*([\w-]+)"\) \}$/;

export const breakGlassRings: Rule = {
  id: "IAM-20",
  name: "break-glass-rings",
  statement: "There is a role for emergencies, and whoever takes it rings an alarm that the client hears at once.",
  severity: "high",
  capability: "support-access",
  remedy: "count who takes the role in the trail's log, with an alarm from the first on and a subscriber",
  premises: ["calls-recorded"],
  *check({ graph }) {
    const found = [...each(rolesOf(graph), (role) => judgeRole(graph, role))];
    yield* found;
    if (found.length === 0) yield fail(null, "nobody can get in when nothing else helps");
  },
};

function* judgeRole(graph: Graph, role: Resource): Generator<Finding> {
  if (!isRoleOf(role, "break-glass")) return;
  const name = text(role, "name") ?? "";
  const heard = ofType(graph, FILTER).find((filter) => {
    const [, ending] = TAKEN.exec(text(filter, "pattern") ?? "") ?? [];
    return ending !== undefined && name.endsWith(ending) && isHeard(graph, filter);
  });
  yield heard
    ? pass(role, `whoever takes ${role.name} rings an alarm`, { by: heard.urn })
    : fail(role, `nobody hears of who takes ${role.name}`);
}
