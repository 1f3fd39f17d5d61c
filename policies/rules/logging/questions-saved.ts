import { type Graph, type Resource, referrers } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { sentTo, trailsOf } from "./trails.ts";

/** What an investigation asks first, and the words by which a query asks it. */
const QUESTIONS: readonly (readonly [question: string, ...words: readonly string[]])[] = [
  ["who signed in", "ConsoleLogin"],
  ["who touched which file", "s3.amazonaws.com", "requestParameters.key"],
  ["who used keys and secrets", "Decrypt", "GetSecretValue"],
  ["who was refused", "errorCode", "AccessDenied"],
  ["who changed what", "readOnly", "eventName"],
];

export const questionsSaved: Rule = {
  id: "LOG-12",
  name: "questions-saved",
  statement: "What an investigation asks first of the record of calls is saved, ready to be asked.",
  severity: "medium",
  capability: "saved-queries",
  remedy: "save a query of the trail's log group for each question",
  premises: ["calls-recorded"],
  check: ({ graph }) => each(trailsOf(graph), (trail) => judgeTrail(graph, trail)),
};

function judgeTrail(graph: Graph, trail: Resource): Finding {
  const queries = sentTo(graph, trail).flatMap((group) =>
    referrers(graph, "aws:cloudwatch/queryDefinition:QueryDefinition", "logGroupNames", group),
  );
  const asked = queries.map((query) => text(query, "queryString") ?? "");
  const open = QUESTIONS.filter(([, ...words]) => !asked.some((query) => words.every((word) => query.includes(word))));
  const says = open.map(([question]) => question);
  return open.length === 0
    ? pass(trail, `${queries.length} questions to what ${trail.name} takes down are saved`, { asked: queries.length })
    : fail(trail, `no saved query of what ${trail.name} takes down asks ${says.join(" or ")}`, { open: says });
}
