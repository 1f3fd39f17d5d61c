import type { Catalogue } from "./load.ts";
import type { Topic, Vocabulary } from "./schema.ts";

/** What a question was recognised by, or why it wasn't. */
export interface Recognised {
  /** Null where none fits best, or something in the question makes it doubtful. */
  readonly topic: Topic | null;
  /** Words of the question that say so, in their order. */
  readonly by: readonly string[];
  /** Ids of the topics that it could be as well; empty where none fits at all. */
  readonly candidates: readonly string[];
  /** Words that make it another question than it seems. */
  readonly doubts: readonly string[];
}

/** Longest text that is taken for a question, in characters. What is longer asks more than one thing. */
const LONGEST = 1000;
const NOTHING: Recognised = { topic: null, by: [], candidates: [], doubts: [] };

/**
 * Makes the function that recognises questions. A topic fits when each group of one of its signs has a word in the question,
 * and is the answer when every other that fits rests on fewer of the same words. The order of words never matters, nor does
 * any word that no group has.
 */
export function recogniser({ topics, vocabulary }: Catalogue): (question: string) => Recognised {
  const groupsOfWord = wordReader(vocabulary);
  return (question) => {
    if (question.length > LONGEST) return NOTHING;
    const found = new Map<string, string>();
    for (const word of wordsIn(question))
      for (const group of groupsOfWord(word)) found.set(group, found.get(group) ?? word);
    const fitting = topics.flatMap((topic) => matched(topic, found));
    const best = fitting.filter((one) => !fitting.some((other) => isWithin(one.groups, other.groups)));
    const [only, ...others] = best;
    if (only === undefined) return NOTHING;
    const words = (groups: Iterable<string>) => [...new Set([...groups].map((group) => found.get(group) ?? ""))];
    if (others.length > 0) return { ...NOTHING, candidates: best.map(({ topic }) => topic.id) };
    const doubts = words(vocabulary.doubts.filter((group) => found.has(group) && !only.groups.has(group)));
    if (doubts.length > 0) return { ...NOTHING, candidates: [only.topic.id], doubts };
    return { ...NOTHING, topic: only.topic, by: words([...found.keys()].filter((group) => only.groups.has(group))) };
  };
}

interface Fit {
  readonly topic: Topic;
  readonly groups: ReadonlySet<string>;
}

function matched(topic: Topic, found: ReadonlyMap<string, string>): Fit[] {
  const signs = topic.signs.map((sign) => sign.split(" ")).filter((sign) => sign.every((group) => found.has(group)));
  if (signs.length === 0) return [];
  return [{ topic, groups: new Set([...signs.flat(), ...(topic.also ?? []).filter((group) => found.has(group))]) }];
}

/** Whether all of one and not all of the other is in both. */
function isWithin(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size < other.size && [...one].every((group) => other.has(group));
}

/** Letters without accents, in words; one in two halves as both and as one. */
function wordsIn(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae");
  const spelled = plain.replaceAll("ß", "ss").match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  return spelled.flatMap((word) => (word.includes("-") ? [word.replaceAll("-", ""), ...word.split("-")] : [word]));
}

/** Says which groups a word is in; each word is looked up once. */
function wordReader({ words }: Vocabulary): (word: string) => readonly string[] {
  const spellings = Object.entries(words);
  const known = new Map<string, readonly string[]>();
  const isSpelled = (word: string) => (spelling: string) =>
    spelling.endsWith("*") ? word.startsWith(spelling.slice(0, -1)) : word === spelling;
  return (word) => {
    const groups = known.get(word) ?? spellings.flatMap(([group, all]) => (all.some(isSpelled(word)) ? [group] : []));
    known.set(word, groups);
    return groups;
  };
}
