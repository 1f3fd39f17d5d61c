import { isBought, OPTION_FIELDS, type Option } from "../../promises/index.ts";
import { LEFT } from "../annex/index.ts";
import type { Assessment } from "../assessment.ts";
import type { Entry } from "../ledger.ts";
import type { Sentence } from "../sentence.ts";
import type { Ground, Part } from "./part.ts";

/**
 * How what is asked stands. `kept`: promised, and rules show it; `promised-in-part` and `not-promised`: rules show it, or
 * that it isn't there, without a promise; `broken` and `unproven`: then nothing else is said; `not-sold`: an option that
 * this tenant didn't buy; `later`: it is about the end of the contract; `application`, `organisation` and `inherited`: the
 * product, people on either side or AWS answer for it, and no rule can; `out-of-scope`: it asks nothing of this tenant.
 */
type Stands =
  | "kept"
  | "promised-in-part"
  | "not-promised"
  | "not-sold"
  | "later"
  | "application"
  | "organisation"
  | "inherited"
  | "out-of-scope"
  | "broken"
  | "unproven";

/** An answer in words, each sentence with what it rests on. */
export interface Reply {
  readonly stands: Stands;
  readonly sentences: readonly Sentence<Ground>[];
  /** Numbers of the promises behind it. */
  readonly promises: readonly string[];
  /** Names of the rules that show it. */
  readonly rules: readonly string[];
  /** Who does what no rule shows, each once. */
  readonly left: readonly string[];
}

/** What an answer is made of. */
export interface Matter {
  readonly parts: readonly Part[];
  /** The promises that rest on it, as they stand; none that wasn't sold. */
  readonly entries: readonly Entry[];
  /** Those that are about it and that others have a part in keeping. */
  readonly named: readonly Entry[];
  readonly facts: readonly Sentence[];
}

/** Says how something stands: where a promise or rule behind it doesn't hold that alone, and why. */
export function replyOf({ parts, entries: resting, named, facts }: Matter): Reply {
  const entries = [...resting, ...named.filter((one) => !resting.includes(one))];
  const about = {
    promises: entries.map(({ promised }) => promised.id),
    rules: [...new Set(parts.flatMap(({ rules }) => rules))],
    left: [...new Set(parts.flatMap(({ to }) => to ?? []))],
  };
  const troubles = troublesIn(parts, entries);
  const [trouble] = troubles;
  if (trouble)
    return { stands: trouble.stands, sentences: distinct(troubles.map(({ sentence }) => sentence)), ...about };
  const stands = standing(parts, entries);
  const lead = {
    says: LEADS[stands] ?? "",
    source: { kind: "promise" as const, ref: about.promises.join(" ") || "none" },
  };
  const said = [
    ...(lead.says ? [lead] : []),
    ...parts.flatMap(({ sentences }) => sentences),
    ...entries.flatMap((entry) => byOthers(entry, named.includes(entry))),
  ];
  return { stands, sentences: distinct([...said, ...facts]), ...about };
}

/** What is said of an option that wasn't bought; nothing where it was. */
export function unsold(option: Option | undefined, { settled }: Assessment): Reply | null {
  if (option === undefined || isBought(option, settled)) return null;
  const says = `It isn't part of this contract, which has no ${option.replaceAll("-", " ")}.`;
  const sentences = [{ says, source: { kind: "field" as const, ref: OPTION_FIELDS[option] } }];
  return { stands: "not-sold", sentences, promises: [], rules: [], left: [] };
}

const LEADS: Partial<Record<Stands, string>> = {
  "promised-in-part": "Not all of this is promised; this is how it is.",
  "not-promised": "No promise of this product says so; this is how it is.",
};

function standing(parts: readonly Part[], entries: readonly Entry[]): Stands {
  if (entries.some(({ outcome }) => outcome === "later")) return "later";
  const shown = parts.filter(({ is }) => is === "shown");
  const kept = new Set(entries.flatMap(({ outcome, promised }) => (outcome === "kept" ? (promised.needs ?? []) : [])));
  const covered = shown.filter(({ needs }) => needs.some((need) => kept.has(need)));
  if (covered.length > 0) return covered.length === shown.length ? "kept" : "promised-in-part";
  if (shown.length > 0) return "not-promised";
  const left = parts.map(({ is }) => is).find((is) => is !== "shown" && is !== "absent");
  return left ?? entries.flatMap(({ promised }) => promised.outside?.to ?? [])[0] ?? "not-promised";
}

interface Trouble {
  readonly stands: "broken" | "unproven";
  readonly sentence: Sentence<Ground>;
}

/** What doesn't hold comes before what can't be told. */
function troublesIn(parts: readonly Part[], entries: readonly Entry[]): readonly Trouble[] {
  const found = [
    ...entries.map(({ outcome, because, promised: { id } }) => {
      return { outcome, says: because, source: { kind: "promise" as const, ref: id } };
    }),
    ...parts.flatMap(({ is, sentences }) => sentences.map((one) => ({ outcome: is, ...one }))),
  ];
  const of = (stands: Trouble["stands"], lead: string) =>
    found.flatMap(({ outcome, says, source }): Trouble[] =>
      outcome === stands ? [{ stands, sentence: { says: `${lead}: ${says}`, source } }] : [],
    );
  return [...of("broken", "It isn't so at present"), ...of("unproven", "It can't be shown at present")];
}

/** What is promised in words: of what is to come, and of what others have a part in. */
function byOthers({ outcome, promised: { id, says, outside, later } }: Entry, isNamed: boolean): Sentence<Ground>[] {
  const source = { kind: "promise" as const, ref: id };
  if (outcome === "later") return [{ says: `Promised for the end of the contract: ${says} ${later}`, source }];
  if (!isNamed) return [];
  const left = outside === undefined ? "" : ` Left to the ${LEFT[outside.to]}: ${outside.say}`;
  return [{ says: `Promised: ${says}${left}`, source }];
}

function distinct(sentences: readonly Sentence<Ground>[]): Sentence<Ground>[] {
  return sentences.filter(({ says }, index) => sentences.findIndex((other) => other.says === says) === index);
}
