import { dig, isList, isMap, isUnknown, ofType, type Resource, referents, type Value } from "../../../graph/index.ts";
import { type Copy, type Cron, type Day, isZone, monthsAfter, parseCron, play } from "../../proofs/calendar/index.ts";
import { list, number, sayUnknown, text, Unproven } from "../../read.ts";
import type { Subject } from "../../verdict.ts";

/** AWS Backup gives a job up after eight hours when the plan doesn't say otherwise. */
const DEFAULT_START_WINDOW = 480;
/**
 * How far calendars are played: past two years with every change of the clock, and a whole year of the calendar among
 * them.
 */
const MONTHS = 26;

/** One rule of a backup plan, read. */
export interface Schedule {
  readonly name: string;
  readonly at: string;
  readonly cron: Cron;
  readonly zone: string;
  readonly lateMinutes: number;
  readonly life: Life;
}

/** How long copies stay, in days. */
export interface Life {
  /** Null when nothing deletes them. */
  readonly deleteAfter: number | null;
  readonly coldAfter: number | null;
}

/** The rules of a plan. Throws `Unproven`, naming the property, for what can't be read. */
export function schedulesOf(plan: Resource): readonly Schedule[] {
  const rules = plan.inputs.rules;
  if (!isList(rules)) throw new Unproven(sayUnknown(plan, "rules"));
  return rules.map((_, index) => {
    const at = `rules.${index}`;
    const schedule = text(plan, `${at}.schedule`);
    const zone = text(plan, `${at}.scheduleExpressionTimezone`) ?? "Etc/UTC";
    const cron = parseCron(schedule ?? "");
    if (cron === null)
      throw new Unproven(`${at}.schedule of ${plan.name} (${schedule ?? "none"}) is no schedule this proof reads`);
    if (!isZone(zone))
      throw new Unproven(`${at}.scheduleExpressionTimezone of ${plan.name} (${zone}) is no known zone`);
    const name = text(plan, `${at}.ruleName`) ?? at;
    const lateMinutes = number(plan, `${at}.startWindow`) ?? DEFAULT_START_WINDOW;
    return { name, at, cron, zone, lateMinutes, life: lifeOf(plan, `${at}.lifecycle`) };
  });
}

const lifeOf = (plan: Resource, at: string): Life => ({
  deleteAfter: number(plan, `${at}.deleteAfter`) ?? null,
  coldAfter: number(plan, `${at}.coldStorageAfter`) ?? null,
});

/** Every copy that plans make in the months after the contract starts. Throws `Unproven`. */
export function copiesOf(subject: Subject, plans: readonly Resource[]): readonly Copy[] {
  const { from, until } = spanOf(subject);
  return plans.flatMap(schedulesOf).flatMap(({ cron, zone, lateMinutes, life }) =>
    play(cron, zone, from, until).map((due) => ({
      due,
      lateMinutes,
      keepDays: life.deleteAfter ?? Number.POSITIVE_INFINITY,
    })),
  );
}

/** The days that calendars are played over. */
export function spanOf({ settled }: Subject): { readonly from: Day; readonly until: Day } {
  const [year = 0, month = 1, date = 1] = settled.tenant.contract.starts.split("-").map(Number);
  const from = { year, month, date };
  return { from, until: monthsAfter(from, MONTHS) };
}

/** Vaults into which a rule and its copies go, each with the life there. Throws `Unproven` when one can't be told. */
export function vaultsOf(
  { graph }: Subject,
  plan: Resource,
  { at, life }: Schedule,
): readonly { readonly vault: string; readonly life: Life }[] {
  const target = dig(plan.inputs, `${at}.targetVaultName`);
  const copies = list(plan, `${at}.copyActions`).map((_, index) => {
    const place = `${at}.copyActions.${index}`;
    const arn = text(plan, `${place}.destinationVaultArn`) ?? "";
    return { vault: arn.slice(arn.lastIndexOf(":") + 1), life: lifeOf(plan, `${place}.lifecycle`) };
  });
  return [{ vault: typeof target === "string" ? target : onlyVault(graph, plan, target), life }, ...copies];
}

function onlyVault(graph: Subject["graph"], plan: Resource, target: Value | undefined): string {
  const vaults = referents(graph, plan, "rules").filter(({ type }) => type === "aws:backup/vault:Vault");
  const name = vaults.length === 1 ? vaults[0]?.inputs.name : undefined;
  if (!isUnknown(target) || typeof name !== "string")
    throw new Unproven(`Which vault ${plan.name} fills can't be read`);
  return name;
}

/** Locks on the vault of this name. */
export const locksOf = ({ graph }: Subject, vault: string): readonly Resource[] =>
  ofType(graph, "aws:backup/vaultLockConfiguration:VaultLockConfiguration").filter((lock) => {
    if (typeof lock.inputs.backupVaultName === "string") return lock.inputs.backupVaultName === vault;
    return referents(graph, lock, "backupVaultName").some(({ inputs }) => isMap(inputs) && inputs.name === vault);
  });
