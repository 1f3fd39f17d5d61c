import { setTimeout } from "node:timers/promises";
import { type Call, type Faults, Severed } from "../protocol/index.ts";
import type { Fault } from "./fault.ts";
import { serviceOf } from "./words.ts";

/** Makes the cloud fail as the faults say, each counting by itself the calls that it means. */
export function befall(faults: readonly Fault[]): Faults {
  const armed = faults.map(arm);
  return async (call, moment) => {
    for (const strike of armed) await strike(call, moment);
  };
}

function arm(fault: Fault): Faults {
  const { moment: when, strike } = strikes[fault.fault];
  const struck = new WeakMap<Call, number>();
  let seen = 0;
  let left = fault.times === "always" ? Number.POSITIVE_INFINITY : fault.times;
  const spend = (call: Call): number => {
    seen += 1;
    const most = seen < (fault.nth ?? 1) ? 0 : appetite(fault, call);
    left ??= appetite(fault, call);
    const spent = Math.min(left, most);
    left -= spent;
    return spent;
  };
  return async (call, moment) => {
    if (moment === "before" && means(fault, call)) struck.set(call, spend(call));
    const spent = struck.get(call) ?? 0;
    if (moment === when && spent > 0) await strike(fault, call, spent);
  };
}

interface Strike {
  readonly moment: Parameters<Faults>[1];
  /** @param spent how many of the fault's times this call uses up */
  strike(fault: Fault, call: Call, spent: number): void | Promise<void>;
}

const strikes: Readonly<Record<Fault["fault"], Strike>> = {
  throttle: { moment: "before", strike: throttle },
  fail: { moment: "before", strike: fail },
  die: { moment: "before", strike: () => cut("provider") },
  lose: { moment: "after", strike: () => cut("answer") },
  stall: { moment: "after", strike: stall },
  slow: {
    moment: "before",
    strike: ({ seconds = 2 }) => setTimeout(seconds * 1000, undefined, { ref: false }),
  },
};

function throttle(_: Fault, { type }: Call, spent: number): void {
  const service = serviceOf(type);
  if (service && spent === service.attempts) throw new Error(service.gaveUp(service.throttled));
}

function fail({ says }: Fault, { type }: Call): void {
  const service = serviceOf(type);
  throw new Error(says ?? (service ? service.gaveUp(service.unavailable) : "the provider failed"));
}

function stall(): void {
  throw new Error("timeout while waiting for resource to be ready (last state: 'pending', timeout: 20m0s)");
}

function cut(what: Severed["what"]): void {
  throw new Severed(what);
}

/** How many of a fault's times one call can use up: a throttled one is asked again and again. */
function appetite({ fault }: Fault, { type }: Call): number {
  return fault === "throttle" ? (serviceOf(type)?.attempts ?? 0) : 1;
}

function means(fault: Fault, { type, name, urn, method }: Call): boolean {
  const word = type.split(":").at(-1);
  return (
    (fault.type === undefined || fault.type === type || fault.type === word) &&
    (fault.name === undefined || fault.name === name) &&
    (fault.urn === undefined || fault.urn === urn) &&
    (fault.method === undefined || fault.method === method)
  );
}
