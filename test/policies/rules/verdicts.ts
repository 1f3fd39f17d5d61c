import { judge, type Rule, rules, type Subject, type Verdict } from "../../../policies/index.ts";

/** What the rule of this name, with its premises, says about a subject. */
export function verdictsOf(name: string, subject: Subject): readonly Verdict[] {
  const wanted = rules.filter((rule) => rule.name === name);
  const premises = wanted.flatMap((rule) => rules.filter((other: Rule) => rule.premises.includes(other.name)));
  return judge([...new Set([...wanted, ...premises])], subject).filter(({ rule }) => rule === name);
}

/** Outcome and sentence of the verdict on the resource of this name; `null` is the whole stack. */
export function said(name: string, subject: Subject, about: string | null): string {
  const verdicts = verdictsOf(name, subject).filter(({ resource }) => (resource?.split("::").at(-1) ?? null) === about);
  return verdicts.map(({ outcome, because }) => `${outcome}: ${because}`).join("\n");
}
