import { dig, type Graph, ofType, type Resource } from "../../../graph/index.ts";
import type { Statement } from "../../document.ts";
import { each, json } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { openings, policiesOf, unrecorded } from "./sessions.ts";

export const sessionsRecorded: Rule = {
  id: "IAM-18",
  name: "sessions-recorded",
  statement: "Whoever opens a session on a machine is taken down word by word, into an encrypted log of this stack.",
  severity: "high",
  capability: "support-access",
  remedy:
    "allow ssm:StartSession and no other way in, with session documents of this stack alone, which stream to an encrypted log group of it",
  premises: ["every-volume-tenant-cmk"],
  *check({ graph }) {
    const found = [...each(policiesOf(graph), (policy) => judgePolicy(graph, policy))];
    yield* found;
    if (found.length === 0) yield pass(null, "nobody can open a session on a machine");
  },
};

function* judgePolicy(graph: Graph, policy: Resource): Generator<Finding> {
  const past = unrecorded(policy);
  if (past.length > 0) yield fail(policy, `${policy.name} allows ${past.join(" and ")}, which nothing takes down`);
  const statements = openings(policy);
  if (statements.length === 0) return;
  const named = statements.flatMap(({ resources }) => resources).filter((one) => !/:instance\/\*$/.test(one));
  const silent = named.find((arn) => logOf(graph, arn) === undefined);
  if (named.length === 0 || !statements.every(asksForKind))
    yield fail(policy, `${policy.name} allows sessions of any kind`);
  else if (silent) yield fail(policy, `${policy.name} allows ${silent}, which takes nothing down in this stack`);
  else yield pass(policy, `sessions by ${policy.name} are taken down word by word`, { kinds: named });
}

/** Where a statement speaks of machines, it holds for whoever names a kind of session; else AWS takes one by itself. */
const asksForKind = ({ resources, conditions }: Statement): boolean =>
  resources.every((one) => /:document\//.test(one)) ||
  conditions.some(
    ({ operator, key, values }) =>
      /^Bool(IfExists)?$/.test(operator) && key === "ssm:SessionDocumentAccessCheck" && values.join() === "true",
  );

/** The log group to which a kind of session streams, and without which there is none. */
function logOf(graph: Graph, arn: string): Resource | undefined {
  const document = ofType(graph, "aws:ssm/document:Document").find(({ inputs }) =>
    arn.endsWith(`:document/${String(inputs.name)}`),
  );
  const inputs = document && dig(json(document, "content", "session document"), "inputs");
  const streams = ["cloudWatchEncryptionEnabled", "cloudWatchStreamingEnabled"].every(
    (one) => dig(inputs, one) === true,
  );
  const group = dig(inputs, "cloudWatchLogGroupName");
  return streams
    ? ofType(graph, "aws:cloudwatch/logGroup:LogGroup").find((one) => one.inputs.name === group)
    : undefined;
}
