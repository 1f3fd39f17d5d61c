import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { check } from "../../operations/check.ts";
import { destroy } from "../../operations/destroy.ts";
import { exportStack } from "../../operations/export.ts";
import { plan } from "../../operations/plan.ts";
import { projectRoot } from "../../operations/root.ts";
import { type PreviewResult, shapes, type UpResult } from "../../operations/shapes/index.ts";
import { type UpOptions, up } from "../../operations/up.ts";
import type { Thing } from "../../simulator/index.ts";
import { type TestStage, testStage } from "./stage.ts";

/** Words of a tenant file, and what stands there instead. */
export type Edit = readonly [words: string, instead: string];

/** One worked example on the real engine, in a world of its own, from its first check to its destruction. */
export class Life {
  readonly #name: string;
  readonly #text: string;
  readonly #folder = mkdtempSync(join(tmpdir(), "domicile-file-"));
  readonly #file: string;
  readonly stage = testStage();

  constructor(name: string) {
    this.#name = name;
    this.#text = readFileSync(join(projectRoot, "tenants", `${name}.yaml`), "utf8");
    this.#file = join(this.#folder, `${name}.yaml`);
  }

  /** Checks, plans and brings up the file with these edits, all previewed as planned; then again, and nothing changes. */
  async comesUp(...edits: readonly Edit[]): Promise<UpResult> {
    this.#write(edits);
    const { placement, problems } = shapes.check.strict().parse(check(this.#file));
    const planned = shapes.plan.strict().parse(await plan(this.#file, this.stage));
    expect([problems, planned.outcome, planned.placement]).toEqual([[], "allowed", placement]);

    const { result, previewed } = await this.#previewedAndUp();
    expect(previewed.verdicts).toEqual(planned.verdicts);
    expect(result.placement).toEqual(placement);
    const { create } = result.changes;
    expect(result.changes).toEqual({ create, update: 0, replace: 0, delete: 0, same: 0 });
    const { changes } = await this.returns();
    expect(changes).toEqual({ create: 0, update: 0, replace: 0, delete: 0, same: create });
    return result;
  }

  /** Brings up the file as it is, first from outside its network and then from inside; then all of it, and nothing changes. */
  async comesUpByHalves(): Promise<UpResult> {
    this.#write([]);
    const outside = await this.returns({ half: "outside" });
    const inside = await this.returns({ half: "inside" });
    const { changes, ...whole } = await this.returns();
    const create = (count: number) => ({ create: count, update: 0, replace: 0, delete: 0 });
    expect(outside.changes).toMatchObject(create(outside.changes.create));
    expect(inside.changes).toMatchObject(create(inside.changes.create));
    expect(inside.changes.create).toBeGreaterThan(20);
    expect(changes).toEqual({ ...create(0), same: outside.changes.create + inside.changes.create });
    return { changes, ...whole };
  }

  /** What bringing up the file with these edits changed, just as it was previewed: operation, type, name, properties. */
  async changedBy(...edits: readonly Edit[]): Promise<string[]> {
    this.#write(edits);
    const { previewed } = await this.#previewedAndUp();
    return previewed.steps.map(({ op, urn, properties }) =>
      `${op} ${urn.split("$").at(-1)} ${properties.join(" ")}`.trim(),
    );
  }

  /** Exports the deployment: nothing secret is in the clear. */
  async exportsSealed(): Promise<void> {
    const exported = shapes.export.parse(await exportStack(this.#file, this.stage));
    expect(exported.version).toBe(3);
    expect(JSON.stringify(exported)).not.toContain('"plaintext"');
  }

  /** Destroys it: what the answer says remains is what the cloud still holds. */
  async leaves(): Promise<void> {
    const { outcome, error, remains } = shapes.destroy.strict().parse(await destroy(this.#file, this.stage));
    expect([outcome, error]).toEqual(["succeeded", undefined]);
    expect(remains.map(({ id }) => id).sort()).toEqual(await heldIn(this.stage));
  }

  /** Brings it up anew, as its file was last written. */
  async returns(options?: UpOptions): Promise<UpResult> {
    const result = shapes.up.strict().parse(await up(this.#file, this.stage, options));
    expect([result.tenant, result.outcome, result.error]).toEqual([this.#name, "succeeded", undefined]);
    return result;
  }

  /** What stands of one type in the cloud, e.g. `backup/plan:Plan`: how each is set. */
  async settings(type: string): Promise<readonly Thing["settings"][]> {
    return (await this.#ours()).filter((thing) => thing.type === `aws:${type}`).map(({ settings }) => settings);
  }

  /** Every account and region in which anything of ours stands. */
  async places(): Promise<readonly string[]> {
    const inCloud = (await this.#ours()).filter(({ type }) => type.startsWith("aws:"));
    return [...new Set(inCloud.map(({ account, region }) => `${account} ${region}`))].sort();
  }

  /** Its schedules: name, cron and zone, days a copy lives, and where the protected one goes and how long it lives there. */
  async backups(): Promise<readonly string[]> {
    const plans = (await this.settings("backup/plan:Plan")) as unknown as readonly {
      readonly rules: readonly Schedule[];
    }[];
    return plans.flatMap(({ rules }) => rules).map(saySchedule);
  }

  /** Zones in which its subnets lie. */
  async zones(): Promise<readonly unknown[]> {
    const subnets = await this.settings("ec2/subnet:Subnet");
    return [...new Set(subnets.map(({ availabilityZoneId }) => availabilityZoneId))].sort();
  }

  end(): void {
    this.stage.discard();
    rmSync(this.#folder, { recursive: true });
  }

  #write(edits: readonly Edit[]): void {
    const edited = edits.reduce((before, [words, instead]) => {
      expect(before).toContain(words);
      return before.replace(words, instead);
    }, this.#text);
    writeFileSync(this.#file, edited);
  }

  async #previewedAndUp(): Promise<{ readonly result: UpResult; readonly previewed: PreviewResult }> {
    const previews: PreviewResult[] = [];
    const confirm = async (shown: PreviewResult) => previews.push(shapes.preview.strict().parse(shown)) > 0;
    const result = await this.returns({ confirm });
    const [previewed] = previews;
    if (previewed === undefined) throw new Error(`Nothing of ${this.#name} would change`);
    expect(result.changes).toEqual(previewed.changes);
    return { result, previewed };
  }

  async #ours(): Promise<readonly Thing[]> {
    return (await this.stage.inventory()).filter(({ madeBy }) => madeBy === "us");
  }
}

interface Schedule {
  readonly ruleName: string;
  readonly schedule: string;
  readonly scheduleExpressionTimezone: string;
  readonly lifecycle: { readonly deleteAfter: number };
  readonly copyActions: readonly {
    readonly destinationVaultArn: string;
    readonly lifecycle: { readonly deleteAfter: number };
  }[];
}

function saySchedule({ ruleName, schedule, scheduleExpressionTimezone, lifecycle, copyActions }: Schedule): string {
  const copies = copyActions.map(({ destinationVaultArn, lifecycle: { deleteAfter } }) => {
    const [, , , region, account] = destinationVaultArn.split(":");
    return `copied to ${account} ${region} for ${deleteAfter} days`;
  });
  const kept = `kept ${lifecycle.deleteAfter} days`;
  return [`${ruleName} ${schedule} ${scheduleExpressionTimezone}`, kept, ...copies].join(", ");
}

/** Ids of all that the cloud holds of a tenant, sorted. */
export async function heldIn(stage: TestStage): Promise<unknown[]> {
  return (await stage.inventory()).filter(isTenants).map(idOf).sort();
}

/** Not a tenant's: the deployer's roles, and what AWS keeps in every account that has used a service. */
function isTenants({ madeBy, type }: Thing): boolean {
  const furniture = [
    "aws:iam/serviceLinkedRole:ServiceLinkedRole",
    "aws:iam/role:Role",
    "aws:ec2/managedPrefixList:ManagedPrefixList",
    "aws:ec2/vpcDhcpOptions:VpcDhcpOptions",
  ];
  return madeBy === "us" || (madeBy === "aws" && !furniture.includes(type));
}

function idOf({ type, id, settings, facts }: Thing): unknown {
  const isBackup = type === "aws:rds/automatedBackup:AutomatedBackup";
  return isBackup ? (settings.dbInstanceIdentifier ?? facts.dbInstanceIdentifier) : id;
}
