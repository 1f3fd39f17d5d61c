import { beforeAll, describe, expect, test } from "vitest";
import { Database, type DatabaseArgs } from "../../../components/database/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, LOGS, PLACE, plan, TAGS, the } from "../given.ts";

const args: DatabaseArgs = {
  engine: "postgres",
  version: "17",
  instanceClass: "db.m7g.large",
  gigabytes: 120,
  databaseName: "openhr",
  subnetIds: ["subnet-1", "subnet-2"],
  groupId: "sg-data",
  dataKeyArn: "arn:aws:kms:eu-south-2:111111111111:key/data",
  secretsKeyArn: "arn:aws:kms:eu-south-2:111111111111:key/secrets",
  logs: LOGS,
  recoveryDays: 35,
  windows: { patches: "sun:01:00-sun:02:00", snapshot: "19:00-20:00" },
  place: PLACE,
  tags: TAGS,
};
const declare = (over: Partial<DatabaseArgs> = {}) => plan(() => new Database("almendro", { ...args, ...over }));
const instance = (graph: Graph) => the(graph, "aws:rds/instance:Instance", "almendro").inputs;
const groups = (graph: Graph) =>
  graph.resources.filter(({ type }) => type === "aws:cloudwatch/logGroup:LogGroup").map(({ inputs }) => inputs.name);

describe("a database", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await declare();
  });

  test("has a standby, no public address, and stands in data subnets and their group only", () => {
    expect(instance(graph)).toMatchObject({
      multiAz: true,
      publiclyAccessible: false,
      dbSubnetGroupName: "almendro",
      vpcSecurityGroupIds: ["sg-data"],
    });
    expect(the(graph, "aws:rds/subnetGroup:SubnetGroup", "almendro").inputs.subnetIds).toEqual(args.subnetIds);
  });

  test("lies under the data key, its password under the secrets key, where nobody sees it", () => {
    const inputs = instance(graph);
    expect(inputs).toMatchObject({
      storageEncrypted: true,
      kmsKeyId: args.dataKeyArn,
      performanceInsightsKmsKeyId: args.dataKeyArn,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: args.secretsKeyArn,
      iamDatabaseAuthenticationEnabled: true,
    });
    expect(inputs.password).toBeUndefined();
  });

  test("isn't begun before its machine may be reported of: RDS takes none whose monitoring role holds no right", () => {
    const right = the(graph, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "almendro-database-monitoring");
    expect(the(graph, "aws:rds/instance:Instance", "almendro").dependsOn).toContain(right.urn);
  });

  test("goes back to any minute of its recovery days, and leaves a last copy behind", () => {
    expect(instance(graph)).toMatchObject({
      backupRetentionPeriod: 35,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "almendro-final",
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      tags: { "domicile:backup": "promised" },
    });
  });

  test("is interrupted in the promised window only", () => {
    expect(instance(graph)).toMatchObject({
      maintenanceWindow: "sun:01:00-sun:02:00",
      backupWindow: "19:00-20:00",
      applyImmediately: false,
    });
  });

  test("refuses plain connections and writes down who connects and what changes", () => {
    const { parameters } = the(graph, "aws:rds/parameterGroup:ParameterGroup", "almendro").inputs;
    expect(parameters).toEqual(
      expect.arrayContaining([
        { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
        { name: "log_connections", value: "1", applyMethod: "immediate" },
        { name: "pgaudit.log", value: "ddl,role", applyMethod: "immediate" },
      ]),
    );
  });

  test("never logs the values in a statement", () => {
    const { parameters } = the(graph, "aws:rds/parameterGroup:ParameterGroup", "almendro").inputs;
    expect(parameters).toContainEqual({ name: "log_parameter_max_length", value: "0", applyMethod: "immediate" });
  });

  test("finds its log groups ready, under the log key, before it would make them itself", () => {
    const log = (name: string) => `/aws/rds/instance/almendro/${name}`;
    expect(groups(graph).sort()).toEqual(
      ["RDSOSMetrics", log("iam-db-auth-error"), log("postgresql"), log("upgrade")].sort(),
    );
    const { dependsOn } = the(graph, "aws:rds/instance:Instance", "almendro");
    expect(dependsOn.filter((urn) => urn.includes("logGroup"))).toHaveLength(4);
  });

  test("is ten resources, the stack and itself apart", () => {
    expect(Object.values(counts(graph)).reduce((a, b) => a + b)).toBe(12);
  });
});

describe("a MySQL database", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await declare({ engine: "mysql", version: "8.4" });
  });

  test("refuses plain connections", () => {
    const group = the(graph, "aws:rds/parameterGroup:ParameterGroup", "almendro").inputs;
    expect(group.family).toBe("mysql8.4");
    expect(group.parameters).toEqual(
      expect.arrayContaining([
        { name: "require_secure_transport", value: "1", applyMethod: "immediate" },
        { name: "tls_version", value: "TLSv1.2,TLSv1.3", applyMethod: "pending-reboot" },
      ]),
    );
  });

  test("is audited by its option group", () => {
    const { majorEngineVersion, options } = the(graph, "aws:rds/optionGroup:OptionGroup", "almendro").inputs;
    expect(majorEngineVersion).toBe("8.4");
    expect(options).toEqual([
      {
        optionName: "MARIADB_AUDIT_PLUGIN",
        optionSettings: [{ name: "SERVER_AUDIT_EVENTS", value: "CONNECT,QUERY_DDL,QUERY_DCL" }],
      },
    ]);
    expect(instance(graph).enabledCloudwatchLogsExports).toContain("audit");
  });

  test("listens on its own port", () => {
    expect(instance(graph).port).toBe(3306);
  });
});

test("protection can be lifted, for whoever says so", async () => {
  expect(instance(await declare({ deletionProtected: false })).deletionProtection).toBe(false);
});
