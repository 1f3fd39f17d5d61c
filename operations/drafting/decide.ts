import { refuseEnded, type Settled } from "../../law/index.ts";
import { checkTenant, type Finding, type Tenant } from "../../spec/index.ts";
import { costsOf } from "../costs.ts";
import { placementOf } from "../order.ts";
import type { Costs, Placement } from "../shapes/index.ts";
import type { Books } from "./books.ts";
import { answerAt, type Draft, isGroup } from "./draft.ts";
import { fieldAt, fields } from "./fields.ts";
import { askLaw } from "./law.ts";
import { type Met, metFinding, metRefusal } from "./met.ts";
import { owedBy, type PromiseSold, promisesSold, type Safeguard, safeguardsOf, shortTerms } from "./promised.ts";

/** The one copy that is asked for where none would be kept. */
const KEPT = "backups.keep.daily";

/** What a draft decides so far. */
export interface Decided {
  /** Answers that can't stand. */
  readonly problems: readonly Met[];
  /** What has to be answered still, each with why and what could be written. */
  readonly open: readonly Met[];
  /** Where everything would live, and why; null while the country isn't known or the law says no. */
  readonly placement: Placement;
  readonly terms: Settled["terms"] | null;
  /** What people have to see to before the first day. */
  readonly needs: Settled["needs"];
  /** Every public promise of the product; none before there is one. */
  readonly promises: readonly PromiseSold[];
  /** What those that are sold rest on. */
  readonly safeguards: readonly Safeguard[];
  /** What costs most; null before there is a product and a place. */
  readonly costs: Costs | null;
  /** Whether it could be written as it is: everything answered, and nothing of it wrong. */
  readonly complete: boolean;
}

/** Which tenant is written: a new one, or the one whose file is already there under this name. */
export interface Purpose {
  readonly existing?: string;
}

/**
 * Says what a draft decides so far. Pure: it reads nothing but the draft and the books.
 * @param purpose of a tenant that has a file already, its name: it is not taken, and its contract may have begun to end
 */
export function decide(draft: Draft, books: Books, purpose: Purpose = {}): Decided {
  const { product, tenant, settled, ...asked } = askLaw(draft, books);
  const { findings } = checkTenant({ domicile: 1, ...draft }, { platform: books.platform, product });
  const due = settled && product ? owedBy(settled, product, books) : [];
  const own = [...ownName(draft, books, purpose), ...pastDays(draft, books, purpose)];
  const met = [
    ...[...findings, ...asked.findings, ...own].map(metFinding),
    ...asked.refusals.map(metRefusal),
    ...ended(tenant, draft, books, purpose),
    ...shortTerms(due),
  ];
  const { problems, open } = sort(met, draft);
  return {
    problems,
    open,
    ...placed(settled),
    promises: promisesSold(due),
    safeguards: safeguardsOf(due, books.capabilities),
    costs: settled && product ? costsOf({ settled, product }, due) : null,
    complete: problems.length + open.length === 0,
  };
}

function placed(settled: Settled | null): Pick<Decided, "placement" | "terms" | "needs"> {
  if (settled === null) return { placement: null, terms: null, needs: [] };
  return { placement: placementOf(settled), terms: settled.terms, needs: settled.needs };
}

function ownName({ name }: Draft, { taken }: Books, { existing }: Purpose): Finding[] {
  if (typeof name !== "string" || name === existing) return [];
  if (existing !== undefined) {
    const say = `name: this is ${existing}'s file, and a tenant's name can't change: it is part of every name we made; write ${existing}.`;
    return [{ path: ["name"], found: name, allowed: existing, say }];
  }
  if (!taken.includes(name)) return [];
  const say = `name: tenants/${name}.yaml is there already and is never overwritten; write another name, such as ${free(name, taken)}.`;
  return [{ path: ["name"], found: name, allowed: null, say }];
}

function free(name: string, taken: readonly string[]): string {
  const numbers = Array.from({ length: taken.length + 1 }, (_, index) => `${name.slice(0, 17)}-${index + 2}`);
  return numbers.find((one) => !taken.includes(one)) ?? name;
}

/** Days that would be over before anything is built. */
function pastDays(draft: Draft, { today }: Books, { existing }: Purpose): Finding[] {
  if (existing !== undefined) return [];
  return ["contract.ends", "access.auditor-until"].flatMap((path) => {
    const day = answerAt(draft, path);
    if (typeof day !== "string" || !/^2[01]\d\d-\d\d-\d\d$/.test(day) || day > today) return [];
    const say = `${path}: ${day} is past; today is ${today}, so write a later day.`;
    return [{ path: path.split("."), found: day, allowed: `a day after ${today}`, say }];
  });
}

function ended(tenant: Tenant | null, draft: Draft, { today }: Books, { existing }: Purpose): Met[] {
  if (tenant === null || existing === undefined || answerAt(draft, "contract.ends") === undefined) return [];
  return refuseEnded(tenant, today).map(metRefusal);
}

/** What was answered and can't stand is a problem; what wasn't is open. Of several at one field the first is enough. */
function sort(met: readonly Met[], draft: Draft): Pick<Decided, "problems" | "open"> {
  const problems = met.filter((one) => isAnswered(one, draft));
  const wrong = new Set(problems.map(({ path }) => path));
  const open = met.filter((one) => !isAnswered(one, draft)).flatMap(spread);
  const once = open.filter(({ path }, index) => open.findIndex((one) => one.path === path) === index);
  return { problems, open: once.filter(({ path }) => !wrong.has(path)) };
}

function isAnswered({ path, found }: Met, draft: Draft): boolean {
  const answer = answerAt(draft, path);
  return answer !== undefined && !(found === null && isGroup(answer) && !Array.isArray(answer));
}

/** A group that is missing is as many questions as it has fields that must be there. */
function spread(met: Met): Met[] {
  if (met.path === "backups" || met.path === "backups.keep") return [asMissing(met, KEPT)];
  const below = fields.filter(({ path, needed }) => needed && path.startsWith(`${met.path}.`));
  if (below.length === 0) return [met];
  return below.map(({ path }) => asMissing(met, path));
}

function asMissing(met: Met, path: string): Met {
  return { ...met, path, allowed: null, say: `${path} is missing; add it: ${fieldAt(path)?.meaning ?? ""}` };
}
