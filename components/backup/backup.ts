import { backup } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BACKED_UP, type Place, type Tags } from "../shared/index.ts";
import { createFailureNotices } from "./notices.ts";
import { createBackupRole } from "./role.ts";
import type { BackupRule } from "./schedule.ts";
import { planTestSchedule } from "./test-schedule.ts";
import type { Vault } from "./vault.ts";

/** Minutes in which a job must start; AWS Backup allows no fewer. */
const START_WINDOW_MINUTES = 60;
/** Minutes in which a job must end, start included. */
const COMPLETION_WINDOW_MINUTES = 480;
/** Hours that a restored copy stays to be looked at. */
const VALIDATION_HOURS = 4;

/** What a restore test does with one kind of resource. */
interface RestoreTest {
  /** As AWS Backup calls it, e.g. `RDS`. */
  readonly type: string;
  /** Where the restored thing is put, in AWS Backup's own words. @default as the original */
  readonly overrides?: Readonly<Record<string, pulumi.Input<string>>>;
}

export interface BackupArgs {
  readonly rules: readonly BackupRule[];
  readonly vault: Vault;
  /** The protected vault in the backup account. @default no separate copy */
  readonly copyVault?: Vault;
  /** How often a restore is tested, in days, and at which local hour. */
  readonly test: { readonly everyDays: number; readonly hour: number; readonly zone: string };
  readonly restores: readonly RestoreTest[];
  /** Key under which notices of failed jobs travel. */
  readonly noticeKeyArn: pulumi.Input<string>;
  /** Address, of a function and not a person, that hears of failed jobs. */
  readonly noticeAddress: string;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * Copies everything that carries the backup tag, on every promised schedule, into a locked vault and from there into
 * the protected one; restores a copy as often as promised to see that it can be; tells when any of that fails.
 */
export class Backup extends pulumi.ComponentResource {
  constructor(name: string, args: BackupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:backup:Backup", name, {}, opts);
    const child = { parent: this };
    const role = createBackupRole(name, args, child);
    const plan = createPlan(name, args, child);
    new backup.Selection(
      name,
      { name, planId: plan.id, iamRoleArn: role.arn, selectionTags: [{ type: "STRINGEQUALS", ...PROMISED }] },
      { ...child, dependsOn: role.rights },
    );
    createRestoreTests(name, args, role.arn, child);
    createFailureNotices(name, args, child);
    this.registerOutputs();
  }
}

const [[key, value] = ["", ""]] = Object.entries(BACKED_UP);
const PROMISED = { key, value };

function createPlan(name: string, args: BackupArgs, child: pulumi.CustomResourceOptions): backup.Plan {
  const { vault, copyVault } = args;
  const rules = args.rules.map((rule) => {
    const lifecycle = { deleteAfter: rule.keepDays };
    return {
      ruleName: rule.name,
      targetVaultName: vault.vaultName,
      schedule: rule.schedule,
      scheduleExpressionTimezone: rule.zone,
      startWindow: START_WINDOW_MINUTES,
      completionWindow: COMPLETION_WINDOW_MINUTES,
      lifecycle,
      copyActions: copyVault === undefined ? [] : [{ destinationVaultArn: copyVault.arn, lifecycle }],
      recoveryPointTags: args.tags,
    };
  });
  const dependsOn = copyVault === undefined ? [vault] : [vault, copyVault];
  return new backup.Plan(name, { name, rules, tags: args.tags }, { ...child, dependsOn });
}

function createRestoreTests(
  name: string,
  args: BackupArgs,
  iamRoleArn: pulumi.Input<string>,
  child: pulumi.CustomResourceOptions,
): void {
  const plan = new backup.RestoreTestingPlan(
    name,
    {
      name: underscored(name),
      scheduleExpression: planTestSchedule(args.test.everyDays, args.test.hour),
      scheduleExpressionTimezone: args.test.zone,
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [args.vault.arn],
        recoveryPointTypes: ["SNAPSHOT"],
        selectionWindowDays: 7,
      },
      tags: args.tags,
    },
    { ...child, dependsOn: [args.vault] },
  );
  for (const { type, overrides } of args.restores)
    new backup.RestoreTestingSelection(
      `${name}-${type.toLowerCase()}`,
      {
        name: underscored(`${name}-${type.toLowerCase()}`),
        restoreTestingPlanName: plan.name,
        protectedResourceType: type,
        protectedResourceConditions: { stringEquals: [{ key: `aws:ResourceTag/${key}`, value }] },
        iamRoleArn,
        validationWindowHours: VALIDATION_HOURS,
        ...(overrides === undefined ? {} : { restoreMetadataOverrides: overrides }),
      },
      child,
    );
}

/** AWS Backup knows no dashes in the names of tests. */
function underscored(name: string): string {
  return name.replaceAll("-", "_");
}
