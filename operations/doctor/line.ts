import type { DoctorResult } from "../shapes/index.ts";
import { type Failure, failureOf } from "./failure.ts";

/** One thing that was looked at. */
export type Line = DoctorResult["lines"][number];
type What = Line["what"];

/** What lays the ground under all tenants: accounts' roles, regions, the zone. */
export const LAY_THE_GROUND = "npx domicile foundation up --write";

export function good(what: What, say: string): Line {
  return { what, outcome: "good", say, mend: null };
}

/** @param mend the command that puts it right */
export function bad(what: What, say: string, mend: string): Line {
  return { what, outcome: "bad", say, mend };
}

/** Something that can't be told, and why. @param mend what has to be done before it can; null when nobody knows */
export function untold(what: What, say: string, mend: string | null = null): Line {
  return { what, outcome: "untold", say, mend };
}

export function besides(what: What, say: string): Line {
  return { what, outcome: "not-applicable", say, mend: null };
}

/** Asks, and makes of a question that AWS didn't answer a line that says why. @param may the right that it takes */
export async function asked(what: What, about: string, may: string, ask: () => Promise<Line>): Promise<Line> {
  try {
    return await ask();
  } catch (error) {
    return untold(what, `${about}: can't be told. ${sayFailure(failureOf(error), may)}`);
  }
}

/** In a sentence why AWS didn't answer. @param may the right that the question takes */
export function sayFailure(failure: Failure, may: string): string {
  if (failure.kind === "other") return failure.say;
  return {
    "no-credentials": "No AWS credentials were found.",
    expired: "The AWS credentials have expired.",
    invalid: "AWS doesn't know these credentials.",
    denied: `The role may not do ${may}: allow it that, or ask somebody who may.`,
    unreachable: "AWS can't be reached from here: check the network, the proxy and the firewall.",
  }[failure.kind];
}
