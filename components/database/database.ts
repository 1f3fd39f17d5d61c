import { rds } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BACKED_UP, type Calendar, type LogTerms, type Place, type Tags } from "../shared/index.ts";
import { type EngineName, planEngine } from "./engine.ts";
import { createEngineLogs } from "./logs.ts";
import { createMonitoringRole } from "./monitoring.ts";
import { createOptionGroup, createParameterGroup } from "./settings.ts";

export interface DatabaseArgs {
  readonly engine: EngineName;
  /** Release series, e.g. `17`; its newest minor version is installed in the window for patches. */
  readonly version: string;
  /** RDS instance class, e.g. `db.m7g.large`. */
  readonly instanceClass: string;
  /** Data expected, in GB; the disk starts so large and grows by itself up to three times that. At least 20. */
  readonly gigabytes: number;
  /** Name of the database the product opens. */
  readonly databaseName: string;
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly groupId: pulumi.Input<string>;
  /** Key of the data itself, its snapshots and its performance figures. */
  readonly dataKeyArn: pulumi.Input<string>;
  /** Key of the master password, which RDS makes, keeps and changes by itself. */
  readonly secretsKeyArn: pulumi.Input<string>;
  readonly logs: LogTerms;
  /** Days to any minute of which the database can go back, 1 to 35. */
  readonly recoveryDays: number;
  /** Windows for patches and for RDS's own snapshots, in UTC. */
  readonly windows: Pick<Calendar, "patches" | "snapshot">;
  /** Whether deleting it is refused until somebody says otherwise. @default true */
  readonly deletionProtected?: boolean;
  /** Name of the snapshot that RDS takes when it is deleted. @default the component's name and `final` */
  readonly lastSnapshot?: string;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * The product's database: one RDS instance with a standby in another zone, reached over TLS only, able to go back to
 * any minute of its recovery days. Two zones and 120 GB of a medium class cost about $340 a month.
 */
export class Database extends pulumi.ComponentResource {
  /** Host name on which the application finds it. */
  readonly host: pulumi.Output<string>;
  readonly port: number;
  readonly arn: pulumi.Output<string>;
  /** Names of the log groups to which it sends its logs, by log. */
  readonly logGroups: ReadonlyMap<string, pulumi.Output<string>>;
  private readonly subnetGroup: pulumi.Output<string>;

  constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:database:Database", name, {}, opts);
    const child = { parent: this };
    const engine = planEngine(args.engine, args.version);
    const logs = createEngineLogs(name, engine, args, child);
    const settings = {
      subnets: new rds.SubnetGroup(name, { name, subnetIds: [...args.subnetIds], tags: args.tags }, child),
      parameters: createParameterGroup(name, engine, args.tags, child),
      options: createOptionGroup(name, args.engine, engine, args.tags, child),
      monitoring: createMonitoringRole(name, args, child),
    };
    const dependsOn = [...logs.all, settings.monitoring.right];
    const instance = new rds.Instance(name, instanceArgs(name, args, settings), { ...child, dependsOn });
    this.host = instance.address;
    this.port = engine.port;
    this.arn = instance.arn;
    this.logGroups = new Map([...logs.byLog].map(([log, { name: group }]) => [log, group]));
    this.subnetGroup = settings.subnets.name;
    this.registerOutputs({ host: this.host, port: this.port });
  }

  /** Where a restore test puts a copy, in AWS Backup's words: beside the original, in a group that nobody reaches. */
  restoredInto(groupId: pulumi.Input<string>): Readonly<Record<string, pulumi.Input<string>>> {
    return {
      dbSubnetGroupName: this.subnetGroup,
      vpcSecurityGroupIds: pulumi.jsonStringify([groupId]),
      multiAz: "false",
      publiclyAccessible: "false",
      deletionProtection: "false",
    };
  }
}

interface Settings {
  readonly subnets: rds.SubnetGroup;
  readonly parameters: rds.ParameterGroup;
  readonly options: rds.OptionGroup;
  readonly monitoring: ReturnType<typeof createMonitoringRole>;
}

function instanceArgs(name: string, args: DatabaseArgs, settings: Settings): rds.InstanceArgs {
  const engine = planEngine(args.engine, args.version);
  return {
    identifier: name,
    engine: args.engine,
    engineVersion: args.version,
    engineLifecycleSupport: "open-source-rds-extended-support-disabled",
    autoMinorVersionUpgrade: true,
    allowMajorVersionUpgrade: false,
    instanceClass: args.instanceClass,
    multiAz: true,
    dbName: args.databaseName,
    port: engine.port,
    dbSubnetGroupName: settings.subnets.name,
    vpcSecurityGroupIds: [args.groupId],
    publiclyAccessible: false,
    networkType: "IPV4",
    caCertIdentifier: "rds-ca-rsa2048-g1",
    parameterGroupName: settings.parameters.name,
    optionGroupName: settings.options.name,
    ...storage(args),
    ...signIn(args),
    backupRetentionPeriod: args.recoveryDays,
    backupWindow: args.windows.snapshot,
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: false,
    deletionProtection: args.deletionProtected ?? true,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: args.lastSnapshot ?? `${name}-final`,
    maintenanceWindow: args.windows.patches,
    applyImmediately: false,
    enabledCloudwatchLogsExports: [...engine.logs],
    monitoringInterval: 60,
    monitoringRoleArn: settings.monitoring.arn,
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: args.dataKeyArn,
    performanceInsightsRetentionPeriod: 7,
    tags: { ...args.tags, ...BACKED_UP },
  };
}

function storage(args: DatabaseArgs) {
  return {
    storageType: "gp3",
    allocatedStorage: args.gigabytes,
    maxAllocatedStorage: 3 * args.gigabytes,
    storageEncrypted: true,
    kmsKeyId: args.dataKeyArn,
  };
}

/** Nobody knows the master password: RDS makes and changes it. People and programs sign in with IAM. */
function signIn(args: DatabaseArgs) {
  return {
    username: "domicile",
    manageMasterUserPassword: true,
    masterUserSecretKmsKeyId: args.secretsKeyArn,
    iamDatabaseAuthenticationEnabled: true,
  };
}
