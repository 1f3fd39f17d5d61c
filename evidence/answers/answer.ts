import { type Agreed, factsOf } from "../annex/index.ts";
import type { Assessment } from "../assessment.ts";
import { loadCatalogue } from "./load.ts";
import { type Dossier, matterOf } from "./matter.ts";
import { type Recognised, recogniser } from "./recognise.ts";
import { type Reply, replyOf, unsold } from "./reply.ts";
import type { Topic } from "./schema.ts";
import { factsBehind, SETS, type SetName } from "./sets.ts";

/** What became of one question. */
export interface Answer {
  readonly question: string;
  /** How it was recognised; null for a control of a built-in set, which needs no recognising. */
  readonly recognised: Recognised | null;
  /** Null where the question stays empty. */
  readonly reply: Reply | null;
}

/** What a control of a built-in set asks, and what is to be said. */
export interface SetAnswer extends Answer {
  readonly control: string;
  readonly obligation: string | null;
  readonly reply: Reply;
}

/** What answers are drawn from. */
export interface Asking {
  readonly assessment: Assessment;
  readonly platform: Agreed["platform"];
}

/** Makes the function that answers a customer's questions about one tenant, one by one. */
export function answerer(asking: Asking): (question: string) => Answer {
  const dossier = dossierOf(asking);
  const recognise = recogniser(loadCatalogue());
  const replies = new Map<string, Reply>();
  const replyTo = (topic: Topic) => {
    const reply = replies.get(topic.id) ?? unsold(topic.option, asking.assessment) ?? replyOf(matterOf(topic, dossier));
    replies.set(topic.id, reply);
    return reply;
  };
  return (question) => {
    const recognised = recognise(question);
    return { question, recognised, reply: recognised.topic && replyTo(recognised.topic) };
  };
}

/** Answers every control of a built-in set, in its order. */
export function answerSet(set: SetName, asking: Asking): readonly SetAnswer[] {
  const dossier = dossierOf(asking);
  const framework = asking.assessment.frameworks.find(({ name }) => name === set);
  const controls = framework?.controls.filter(({ id }) => SETS[set].ids.test(id)) ?? [];
  return controls.map((control) => {
    const { id, obligation, title } = control;
    const facts = factsBehind(control.needs);
    const reply = replyOf(matterOf({ implied: control.needs, controls: [`${set}:${id}`], facts }, dossier));
    return { control: id, obligation, question: title, recognised: null, reply };
  });
}

function dossierOf({ assessment, platform }: Asking): Dossier {
  return { assessment, facts: factsOf({ settled: assessment.settled, platform }) };
}
