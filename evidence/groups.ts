import { compare, remembered } from "../graph/index.ts";
import type { Verdict } from "../policies/index.ts";
import { nameIn } from "../spec/index.ts";

const NAME = "{name}";

/** What a rule finds alike in several resources, said once. */
export interface Group extends Omit<Verdict, "resource" | "severity"> {
  /** The sentence; `{name}` stands for the name of each resource. */
  readonly because: string;
  /** Urns in their order; null for a verdict on the whole stack. */
  readonly resources: readonly string[] | null;
}

/** The same verdicts, those that say the same together: a rule's side by side, in the order of their first resources. */
export const groupsOf = remembered((verdicts: readonly Verdict[]): readonly Group[] => {
  const groups = new Map<string, Group & { readonly resources: string[] | null }>();
  for (const { rule, outcome, resource, because: said, facts } of verdicts) {
    const because = resource === null ? said : unnamed(said, nameIn(resource));
    const key = JSON.stringify([rule, outcome, because, facts, resource === null]);
    const alike = groups.get(key);
    if (alike && resource !== null) alike.resources?.push(resource);
    else groups.set(key, { rule, outcome, because, facts, resources: resource === null ? null : [resource] });
  }
  return [...groups.values()].sort((a, b) => compare(a.rule, b.rule));
});

function unnamed(sentence: string, name: string): string {
  let [told, from] = ["", 0];
  for (let at = placeOf(name, sentence); at !== -1; at = placeOf(name, sentence, from)) {
    told += `${sentence.slice(from, at)}${NAME}`;
    from = at + name.length;
  }
  return `${told}${sentence.slice(from)}`;
}

/**
 * Where a name stands by itself in a sentence, for one that is short stands in other names and words too; -1 where it
 * doesn't.
 * @param from where looking begins
 */
export function placeOf(name: string, sentence: string, from = 0): number {
  for (let at = sentence.indexOf(name, from); at !== -1; at = sentence.indexOf(name, at + 1)) {
    const after = sentence.slice(at + name.length, at + name.length + 2);
    if (!/[\w.-]/.test(sentence[at - 1] ?? "") && !/^([\w-]|\.\w)/.test(after)) return at;
  }
  return -1;
}

/** What a group says of one of its resources. */
export function said({ because }: Pick<Group, "because">, resource: string | null): string {
  return resource === null ? because : because.replaceAll(NAME, nameIn(resource));
}

/** What a group says, in words for people: of its one resource by name, of several as of each. */
export function saidOfAll(group: Group): string {
  const [first, ...others] = group.resources ?? [];
  return first === undefined || others.length > 0 ? group.because.replaceAll(NAME, "each") : said(group, first);
}
