import { join } from "node:path";
import { type Finding, loadTable } from "../../spec/index.ts";
import { type Topic, topicsSchema, type Vocabulary, wordsSchema } from "./schema.ts";

/** Everything by which questions are recognised. */
export interface Catalogue {
  readonly topics: readonly Topic[];
  readonly vocabulary: Vocabulary;
}

/**
 * Reads the topics and their words.
 * @throws BadInput with every problem of the first of both files that has one
 */
export function loadCatalogue(folder: string = join(import.meta.dirname, "data")): Catalogue {
  const at = (name: string) => ({ path: join(folder, name), file: `evidence/answers/data/${name}` });
  const vocabulary = loadTable({ ...at("words.yaml"), schema: wordsSchema });
  const check = ({ topics }: { readonly topics: readonly Topic[] }) => [
    ...topics.flatMap((topic, index) => checkTopic(topic, index, topics, vocabulary)),
    ...idleWords(topics, vocabulary),
  ];
  return { ...loadTable({ ...at("topics.yaml"), schema: topicsSchema, check }), vocabulary };
}

/** Groups of words that a topic is recognised by, or that go with it. */
function groupsOf({ signs, also = [] }: Topic): string[] {
  return [...new Set([...signs.flatMap((sign) => sign.split(" ")), ...also])];
}

function checkTopic(topic: Topic, index: number, topics: readonly Topic[], { words }: Vocabulary): Finding[] {
  const { id, needs, controls, promises } = topic;
  const finding = (field: string, found: string, say: string): Finding => {
    return { path: ["topics", index, field], found, allowed: null, say: `${id}: ${say}` };
  };
  const unknown = groupsOf(topic).filter((group) => !Object.hasOwn(words, group));
  return [
    ...(topics.findIndex((other) => other.id === id) < index ? [finding("id", id, "it is there twice.")] : []),
    ...unknown.map((group) => finding("signs", group, `${group} is no group of words; add it to words.yaml.`)),
    ...((needs ?? controls ?? promises) ? [] : [finding("needs", "nothing", "nothing answers it.")]),
  ];
}

function idleWords(topics: readonly Topic[], { words, doubts }: Vocabulary): Finding[] {
  const used = new Set([...topics.flatMap(groupsOf), ...doubts]);
  const idle = Object.keys(words).filter((group) => !used.has(group));
  return idle.map((group) => {
    return { path: [], found: group, allowed: null, say: `no topic is recognised by the words of ${group}.` };
  });
}
