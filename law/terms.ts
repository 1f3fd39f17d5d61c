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

function logTerm(tenant: Tenant): Settling {
  const duties = law.retention
    .filter(({ of, applies }) => of === "logs" && binds(applies, tenant))
    .map(
      ({ keep, source, what }): Duty => ({
        span: parseSpan(keep),
        say: `Logs stay at least ${keep}: ${what}.`,
        source,
        kind: "law",
      }),
    );
  const floor = extreme(duties, (a, b) => b.span.hours - a.span.hours);
  const { keep, source } = law.logDefault;
  const standard: Duty = {
    span: parseSpan(keep),
    say: `Logs stay ${keep} unless law or contract ask for more.`,
    source,
    kind: "preference",
  };
  const written = tenant.logs.keep;
  if (written === undefined)
    return {
      term: termOf(extreme([...duties, standard], (a, b) => b.span.hours - a.span.hours) ?? standard),
      refusals: [],
    };
  if (floor && parseSpan(written).hours < floor.span.hours) {
    const say = `Logs can't be kept for ${written} only. ${floor.say}`;
    const alternatives = [{ write: floor.span.text, means: "the shortest the law lets us keep them" }];
    return {
      term: termOf(floor),
      refusals: [{ path: "logs.keep", found: written, say, source: floor.source, alternatives }],
    };
  }
  if (floor && parseSpan(written).hours === floor.span.hours) return { term: termOf(floor), refusals: [] };
  return { term: contractTerm(tenant, written, "Logs stay"), refusals: [] };
}

function breachTerm(tenant: Tenant): Settling {
  const clocks = law.breach
    .filter(
      ({ applies, regime, from }) =>
        binds(applies, tenant) && from !== "notification" && (!regime || named(regime, tenant)),
    )
    .flatMap(({ within, source, who }): Duty[] => {
      if (!/^\d/.test(within)) return [];
      return [{ span: parseSpan(within), say: `The law sets a clock of ${within} (${who}).`, source, kind: "law" }];
    });
  const shortest = extreme(clocks, (a, b) => a.span.hours - b.span.hours);
  const { within, source } = law.breachDefault;
  const standard: Duty = {
    span: parseSpan(within),
    say: `The customer hears of a breach within ${within}.`,
    source,
    kind: "preference",
  };
  const written = tenant.incident.report;
  if (written === undefined)
    return {
      term: termOf(extreme([...clocks, standard], (a, b) => a.span.hours - b.span.hours) ?? standard),
      refusals: [],
    };
  if (shortest && parseSpan(written).hours > shortest.span.hours) {
    const say = `A breach can't be reported as late as ${written}. ${shortest.say}`;
    const alternatives = [{ write: shortest.span.text, means: "the longest the law allows" }];
    return {
      term: termOf(shortest),
      refusals: [{ path: "incident.report", found: written, say, source: shortest.source, alternatives }],
    };
  }
  return { term: contractTerm(tenant, written, "A breach is reported to the customer within"), refusals: [] };
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

function extreme(duties: readonly Duty[], order: (a: Duty, b: Duty) => number): Duty | undefined {
  return [...duties].sort(order)[0];
}
