import { thingIn, type Waiver } from "../spec/index.ts";
import type { Severity, Verdict } from "./verdict.ts";

/**
 * Days that a waiver may last, by what it waives: a quarter, half a year, a year, so that somebody looks at it again.
 * Ours: the norms ask for an end and name none. What is critical can't be waived.
 */
const MOST_DAYS: Readonly<Record<Exclude<Severity, "critical">, number>> = { high: 92, medium: 183, low: 366 };

/** Resources on which one rule may be waived: past these the rule is wrong, or the home is. */
const MOST_RESOURCES = 5;

const DAY_MS = 24 * 60 * 60 * 1000;

/** One waiver of one resource, and what became of it. */
export interface Waived {
  readonly waiver: Waiver;
  /** As the waiver names it. */
  readonly resource: string;
  /** Verdicts that it turns; none where it has a fault. */
  readonly verdicts: readonly Verdict[];
  /** Why it doesn't count, as a clause; null when it does. */
  readonly fault: string | null;
}

/** What becomes of each waiver, resource by resource, on these verdicts and this day. */
export function takeWaivers(waivers: readonly Waiver[], verdicts: readonly Verdict[], today: string): Waived[] {
  return waivers.flatMap((waiver) => {
    const broad = waivers.filter(({ rule }) => rule === waiver.rule).flatMap(({ resources }) => resources).length;
    const own = verdicts.filter(({ rule }) => rule === waiver.rule);
    const general = broad > MOST_RESOURCES ? tooBroad(waiver, broad) : faultOf(waiver, own, today);
    return waiver.resources.map((resource) => {
      const about = own.filter((verdict) => thingIn(verdict.resource) === resource);
      const failing = about.filter(({ outcome }) => outcome === "fail");
      const fault = general ?? (failing.length === 0 ? nothingToWaive(waiver, resource, about) : null);
      return { waiver, resource, verdicts: fault === null ? failing : [], fault };
    });
  });
}

/** The verdicts as the waivers leave them: a failure that is waived stays one, with who answers for it and until when. */
export function waive(
  verdicts: readonly Verdict[],
  { waivers, today }: { readonly waivers: readonly Waiver[]; readonly today: string },
): readonly Verdict[] {
  const turned = new Map(
    takeWaivers(waivers, verdicts, today).flatMap(({ waiver, verdicts }) =>
      verdicts.map((verdict) => [verdict, waived(verdict, waiver)] as const),
    ),
  );
  return verdicts.map((verdict) => turned.get(verdict) ?? verdict);
}

function waived(verdict: Verdict, { reason, instead, approved, ticket, until }: Waiver): Verdict {
  const because = `${verdict.because} Waived until ${until} by ${approved} (${ticket}), with ${instead} instead: ${reason}.`;
  return { ...verdict, outcome: "waived", because, facts: { ...verdict.facts, waiver: { ticket, until } } };
}

/** What is wrong with a waiver whatever resource it speaks of. */
function faultOf({ rule, from, until }: Waiver, own: readonly Verdict[], today: string): string | null {
  const severity = own[0]?.severity;
  if (severity === undefined) return `there is no rule ${rule}`;
  if (severity === "critical") return `${rule} is critical, and what is critical can't be waived`;
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS + 1;
  const most = MOST_DAYS[severity];
  if (days > most) return `it lasts ${days} days, and what is ${severity} can be waived for ${most} at most`;
  if (today < from) return `it begins on ${from}`;
  return today > until ? `it ended on ${until}` : null;
}

function tooBroad({ rule }: Waiver, broad: number): string {
  return `${rule} is waived on ${broad} resources, and more than ${MOST_RESOURCES} are no exception`;
}

function nothingToWaive({ rule }: Waiver, resource: string, about: readonly Verdict[]): string {
  const [first] = about;
  return first === undefined
    ? `${rule} says nothing of ${resource}`
    : `it is not used, for ${rule} is ${first.outcome} there`;
}
