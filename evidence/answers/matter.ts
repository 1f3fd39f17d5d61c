import type { Assessment } from "../assessment.ts";
import type { Entry } from "../ledger.ts";
import type { Sentence } from "../sentence.ts";
import { capabilityPart, controlPart, type Part } from "./part.ts";
import type { Matter } from "./reply.ts";

/** What an answer rests on. */
export interface Asked {
  /** Capabilities that are said. */
  readonly needs?: readonly string[] | undefined;
  /** Capabilities that the reasons of the controls speak for: said only where one of them doesn't hold. */
  readonly implied?: readonly string[] | undefined;
  /** Framework and id of each control whose reason is said, such as `gdpr:28(2)`. */
  readonly controls?: readonly string[] | undefined;
  /** Promises that rest on those capabilities and speak of something else. */
  readonly besides?: readonly string[] | undefined;
  /** Promises that are about it and that others have a part in keeping. */
  readonly promises?: readonly string[] | undefined;
  readonly facts?: readonly string[] | undefined;
}

/** One tenant, as answers are drawn from it. */
export interface Dossier {
  readonly assessment: Assessment;
  /** Each fact of the contract by what it is about. */
  readonly facts: ReadonlyMap<string, Sentence>;
}

/** How everything stands that an answer rests on; what isn't there comes last. */
export function matterOf(asked: Asked, { assessment, facts }: Dossier): Matter {
  const { needs = [], implied = [], controls = [], besides = [], promises = [] } = asked;
  const parts = [
    ...needs.flatMap((need) => capabilityPart(need, assessment)),
    ...controls.map((ref) => controlOf(ref, assessment)),
    ...implied.flatMap((need) => capabilityPart(need, assessment)).map(unspoken),
  ];
  const behind = new Set([...needs, ...implied]);
  const isAbout = ({ outcome, promised }: Entry) => outcome !== "not-sold" && !besides.includes(promised.id);
  const sold = assessment.ledger.filter(isAbout);
  return {
    parts: [...parts.filter(({ is }) => is !== "absent"), ...parts.filter(({ is }) => is === "absent")],
    entries: sold.filter(({ promised }) => promised.needs?.some((need) => behind.has(need))),
    named: sold.filter(({ promised }) => promises.includes(promised.id)),
    facts: (asked.facts ?? []).flatMap((ref) => facts.get(ref) ?? []),
  };
}

/** A capability that a control's reason speaks for, unless it doesn't hold. */
function unspoken(part: Part): Part {
  return part.is === "shown" ? { ...part, sentences: [] } : part;
}

function controlOf(ref: string, assessment: Assessment): Part {
  const [framework = "", id] = ref.split(":");
  const control = assessment.frameworks.find(({ name }) => name === framework)?.controls.find((one) => one.id === id);
  if (control === undefined) throw new Error(`no control ${ref}`);
  return controlPart(control, framework, assessment);
}
