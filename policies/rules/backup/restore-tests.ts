import { dig, isList, ofType, type Resource, referents, type Value } from "../../../graph/index.ts";
import { isZone, longestDays, longestGap, parseCron, play } from "../../proofs/calendar/index.ts";
import { list, map, number, text, Unproven } from "../../read.ts";
import type { Subject } from "../../verdict.ts";
import { schedulesOf, spanOf, vaultsOf } from "./plans.ts";
import { plansOf } from "./selections.ts";
import { say, serviceOf } from "./stores.ts";

const PLAN = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
const SELECTION = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
/** AWS starts a test within a day when the plan doesn't say otherwise, and gives nobody time to look. */
const DEFAULT_START_HOURS = 24;

/** Hours between two tests, at most. Throws `Unproven`. */
function gapOf(subject: Subject, plan: Resource): number {
  const cron = parseCron(text(plan, "scheduleExpression") ?? "");
  const zone = text(plan, "scheduleExpressionTimezone") ?? "Etc/UTC";
  if (cron === null || !isZone(zone))
    throw new Unproven(`scheduleExpression of ${plan.name} is no schedule this proof reads`);
  const { from, until } = spanOf(subject);
  const lateMinutes = (number(plan, "startWindowHours") ?? DEFAULT_START_HOURS) * 60;
  return longestGap(play(cron, zone, from, until).map((due) => ({ due, lateMinutes, keepDays: 0 })));
}

/** Tests that restore a copy of this store. */
export function testsOf(subject: Subject, store: Resource): readonly Resource[] {
  return ofType(subject.graph, SELECTION).filter(
    (test) => text(test, "protectedResourceType") === serviceOf(store) && takes(test, store),
  );
}

function takes(test: Resource, store: Resource): boolean {
  const arns = test.inputs.protectedResourceArns;
  if (arns !== undefined && arns !== null) {
    return (isList(arns) && arns.includes("*")) || (test.refs.protectedResourceArns?.includes(store.urn) ?? false);
  }
  const tags = map(store, "tags");
  const has = (condition: Value) => {
    const [key, value] = [dig(condition, "key"), dig(condition, "value")];
    return typeof key === "string" && tags[key.replace("aws:ResourceTag/", "")] === value;
  };
  const equal = list(test, "protectedResourceConditions.stringEquals");
  const unequal = list(test, "protectedResourceConditions.stringNotEquals");
  return equal.every(has) && !unequal.some(has);
}

/** What is wrong with a test of this store; null when nothing is. */
export function flaw(subject: Subject, test: Resource, store: Resource): string | null {
  const [plan] = planOf(subject, test);
  if (plan === undefined) throw new Unproven(`restoreTestingPlanName of ${test.name} names no plan of this stack`);
  const promised = (longestDays(subject.settled.tenant.backups.test.replace("every ", "")) ?? 0) * 24;
  const gap = gapOf(subject, plan);
  if (gap > promised) return `${Math.ceil(gap / 24)} days can pass between two tests by ${plan.name}`;
  if ((number(test, "validationWindowHours") ?? 0) < 1)
    return `${test.name} leaves no time to look at what was restored`;
  const away = foreignVault(subject, plan);
  if (away !== null) return `${plan.name} takes copies from ${away}, where none of this tenant may be`;
  return takesFrom(subject, plan, store)
    ? null
    : `${plan.name} takes copies from vaults that hold none of the ${say(store)}`;
}

const planOf = ({ graph }: Subject, test: Resource): readonly Resource[] => {
  const named = referents(graph, test, "restoreTestingPlanName");
  return named.length > 0
    ? named
    : ofType(graph, PLAN).filter(({ inputs }) => inputs.name === test.inputs.restoreTestingPlanName);
};

/** A vault in a region that isn't allowed. */
function foreignVault({ settled }: Subject, plan: Resource): string | null {
  const region = (arn: string) => arn.split(":")[3] ?? "";
  const arns = vaultArns(plan, "includeVaults").filter((arn) => arn !== "*" && arn.includes(":"));
  return arns.find((arn) => region(arn) !== "*" && !settled.allowedRegions.includes(region(arn))) ?? null;
}

function takesFrom(subject: Subject, plan: Resource, store: Resource): boolean {
  const fits = (arn: string, vault: string) => arn === "*" || arn.endsWith(`:${vault}`) || arn.endsWith(":*");
  const [included, excluded] = [vaultArns(plan, "includeVaults"), vaultArns(plan, "excludeVaults")];
  const vaults = plansOf(subject, store).flatMap((backup) =>
    schedulesOf(backup).flatMap((schedule) => vaultsOf(subject, backup, schedule).map(({ vault }) => vault)),
  );
  return vaults.some((vault) => included.some((arn) => fits(arn, vault)) && !excluded.some((arn) => fits(arn, vault)));
}

const vaultArns = (plan: Resource, property: string): readonly string[] =>
  list(plan, `recoveryPointSelection.${property}`).filter((arn) => typeof arn === "string");
