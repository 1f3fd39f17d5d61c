import type { Asked, SetAnswer } from "../../evidence/index.ts";
import type { AnswerResult } from "../shapes/index.ts";

/** One answer as results have it. */
export function shown(answer: Asked | SetAnswer): AnswerResult["answers"][number] {
  const { question, recognised, reply } = answer;
  return {
    row: "row" in answer ? answer.row : null,
    control: "control" in answer ? answer.control : null,
    obligation: "obligation" in answer ? answer.obligation : null,
    question,
    topic: recognised?.topic?.id ?? null,
    by: [...(recognised?.by ?? [])],
    candidates: [...(recognised?.candidates ?? [])],
    doubts: [...(recognised?.doubts ?? [])],
    stands: reply?.stands ?? null,
    sentences: reply?.sentences.map((one) => ({ ...one })) ?? [],
    promises: [...(reply?.promises ?? [])],
    rules: [...(reply?.rules ?? [])],
    left: [...(reply?.left ?? [])],
  };
}
