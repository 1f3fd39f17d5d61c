import { parseSpan, type Span, type Tenant } from "../spec/index.ts";
import type { Reason, Refusal, Settled, Term } from "./settled.ts";
import { law } from "./tables.ts";

/** The terms the law and the contract set, and what the law doesn't let the contract say. */
export function settleTerms(tenant: Tenant): {
  readonly terms: Settled["terms"];
  readonly refusals: readonly Refusal[];
} {
  const logs = logTerm(tenant);
  const breach = breachTerm(tenant);
  const terms = {
    logs: logs.term,
    breach: breach.term,
    lose: contractTerm(tenant, tenant.availability.lose, "An incident may cost work of at most"),
    return: contractTerm(tenant, tenant.availability.return, "After an incident people can work again within"),
    erasure: contractTerm(tenant, tenant.exit.hold, "At the end, the time between hand-over and destruction is"),
  };
  return { terms, refusals: [...logs.refusals, ...breach.refusals] };
}

interface Settling {
  readonly term: Term;
  readonly refusals: readonly Refusal[];
}

interface Duty {
  readonly span: Span;
  readonly say: string;
  readonly source: string;
  readonly kind: Reason["kind"];
}

const longest = (a: Duty, b: Duty): number => b.span.hours - a.span.hours;
const shortest = (a: Duty, b: Duty): number => a.span.hours - b.span.hours;

/** Logs stay as long as the longest duty asks; the contract may ask for more, and not for less. */
function logTerm(tenant: Tenant): Settling {
  const duties = law.retention
    .filter(({ of, applies }) => of === "logs" && binds(applies, tenant))
    .map(({ keep, source, what }) => duty("law", keep, `Logs stay at least ${keep}: ${what}.`, source));
  const { keep, source } = law.logDefault;
  const standard = duty("preference", keep, `Logs stay ${keep} unless law or contract ask for more.`, source);
  return settled(tenant, tenant.logs.keep, {
    path: "logs.keep",
    about: "Logs stay",
    duties,
    standard,
    strictest: longest,
    whenAlike: "law",
    refused: (written) => `Logs can't be kept for ${written} only.`,
    instead: "the shortest the law lets us keep them",
  });
}

/** A breach is told within the shortest clock of the law; the contract may ask for a shorter one, and not for a longer. */
function breachTerm(tenant: Tenant): Settling {
  const duties = law.breach
    .filter(({ applies, regime }) => binds(applies, tenant) && (!regime || named(regime, tenant)))
    .filter(({ from, within }) => from !== "notification" && /^\d/.test(within))
    .map(({ within, source, who }) => duty("law", within, `The law sets a clock of ${within} (${who}).`, source));
  const { within, source } = law.breachDefault;
  const standard = duty("preference", within, `The customer hears of a breach within ${within}.`, source);
  return settled(tenant, tenant.incident.report, {
    path: "incident.report",
    about: "A breach is reported to the customer within",
    duties,
    standard,
    strictest: shortest,
    whenAlike: "contract",
    refused: (written) => `A breach can't be reported as late as ${written}.`,
    instead: "the longest the law allows",
  });
}

interface Duties {
  /** Field of the tenant file in which the contract says otherwise. */
  readonly path: string;
  readonly about: string;
  /** What the law asks of this tenant. */
  readonly duties: readonly Duty[];
  /** What holds where neither law nor contract ask for more. */
  readonly standard: Duty;
  /** Puts the strictest duty first. */
  readonly strictest: (a: Duty, b: Duty) => number;
  /** Whose reason is told where both ask for the same: the law's clock is towards the authority, not the customer. */
  readonly whenAlike: "law" | "contract";
  readonly refused: (written: string) => string;
  readonly instead: string;
}

/** The contract's term where it is at least as strict as the law; else the law's, and a refusal. */
function settled(tenant: Tenant, written: string | undefined, about: Duties): Settling {
  const { path, duties, standard, strictest, instead } = about;
  const [asked] = [...duties].sort(strictest);
  if (written === undefined) {
    const [first = standard] = [...duties, standard].sort(strictest);
    return { term: termOf(first), refusals: [] };
  }
  const agreed = contractTerm(tenant, written, about.about);
  if (asked === undefined || strictest(asked, { ...asked, ...agreed }) > 0) return { term: agreed, refusals: [] };
  if (asked.span.hours === agreed.span.hours)
    return { term: about.whenAlike === "law" ? termOf(asked) : agreed, refusals: [] };
  const alternatives = [{ write: asked.span.text, means: instead }];
  const say = `${about.refused(written)} ${asked.say}`;
  return { term: termOf(asked), refusals: [{ path, found: written, say, source: asked.source, alternatives }] };
}

function duty(kind: Duty["kind"], text: string, say: string, source: string): Duty {
  return { span: parseSpan(text), say, source, kind };
}

/**
 * Whether an entry of the tables (`all`, `eea`, `US health`, `IN all`) is about this tenant. Unlike a rule of place, a term
 * for one trade is no term for another: a bailiff's financial data don't fall under the term for care.
 */
function binds(applies: string, tenant: Tenant): boolean {
  const { country } = tenant.customer;
  if (applies === "all") return true;
  if (applies === "eea") return law.eea.includes(country);
  if (applies === "eu") return law.eu.includes(country);
  const [where, what] = applies.split(" ");
  return where === country && (what === "all" || tenant.data.classes.some((one) => one === what));
}

function named(regime: string, tenant: Tenant): boolean {
  return tenant.data.regimes.some((one) =>
    one
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")
      .includes(regime),
  );
}

function contractTerm({ contract }: Tenant, text: string, about: string): Term {
  return { span: parseSpan(text), reason: { kind: "contract", say: `${about} ${text}.`, source: contract.reference } };
}

function termOf({ span, say, source, kind }: Duty): Term {
  return { span, reason: { kind, say, source } };
}
