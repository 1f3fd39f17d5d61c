import { type Subject, UNKNOWN, type Values } from "../protocol/index.ts";
import { type Catalogue, lookUp } from "./catalogue.ts";

/** What a new resource will look like: its inputs, and unknown whatever the cloud decides. */
export function foresee(catalogue: Catalogue, subject: Subject, inputs: Values): Values {
  const { facts } = lookUp(catalogue, subject.type);
  return { ...Object.fromEntries(facts.computed.map((output) => [output, UNKNOWN])), ...inputs };
}

/** What a resource will look like after an update: what the cloud said stays, except what the update may move. */
export function foreseeUpdate(catalogue: Catalogue, subject: Subject, state: Values, news: Values): Values {
  const { kind, facts } = lookUp(catalogue, subject.type);
  const said = Object.entries(state).filter(
    ([output]) => facts.inputs[output] === undefined || facts.computed.includes(output),
  );
  const moved = (kind.volatile ?? []).map((output) => [output, UNKNOWN] as const);
  return {
    ...Object.fromEntries(said),
    ...("tags" in facts.inputs ? { tagsAll: news.tags ?? {} } : {}),
    ...Object.fromEntries(moved),
    ...news,
  };
}
