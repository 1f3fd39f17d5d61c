import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type Value } from "../../../graph/index.ts";
import { dbAuditLogs } from "../../../policies/rules/logging/db-audit-logs.ts";
import { dbLogonsLogged } from "../../../policies/rules/logging/db-logons-logged.ts";
import { eksControlPlaneLogs } from "../../../policies/rules/logging/eks-control-plane-logs.ts";
import { logBucketsKeepAsPromised } from "../../../policies/rules/logging/log-buckets-keep-as-promised.ts";
import { logRetentionAsPromised } from "../../../policies/rules/logging/log-retention-as-promised.ts";
import { recordsStayOurs } from "../../../policies/rules/logging/records-stay-ours.ts";
import { added, almendro, type Home, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("records go to nobody else", () => {
  const remedy = "send records to a bucket or log group of this stack, and to nothing else";

  it("as everything is built that writes some", () => {
    expect(home.complaints(recordsStayOurs)).toEqual([]);
    expect(home.says(recordsStayOurs)).toContain("almendro pass: accessLogs of almendro stays in almendro-delivery.");
  });

  it("unless a service sends them out of the stack", () => {
    expect(home.complaints(recordsStayOurs, refer("FlowLog::almendro", "logDestination"))).toEqual([
      `almendro fail: logDestination of almendro lead out of this stack: ${remedy}.`,
    ]);
  });

  it.each([
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    "aws:oam/link:Link",
  ])("unless %s carries them on", (type) => {
    expect(home.complaints(recordsStayOurs, added(type, "drain", {}))).toEqual([
      `drain fail: drain carries records on: ${remedy}.`,
    ]);
  });
});

describe("records are kept two years", () => {
  const group = "LogGroup::almendro-database-upgrade";
  const keep = (days: number | typeof UNKNOWN) =>
    home.complaints(logRetentionAsPromised, set(group, "retentionInDays", days));
  const about = "almendro-database-upgrade";
  const remedy = "set retentionInDays to the shortest time that holds the promised one";

  it("in every log group", () => {
    expect(home.complaints(logRetentionAsPromised)).toEqual([]);
    expect(home.says(logRetentionAsPromised)).toContain(
      `${about} pass: ${about} keeps its records 731 days, for the 2 years promised.`,
    );
  });

  it("not for ever, not shorter and not longer", () => {
    expect(keep(0)).toEqual([`${about} fail: ${about} keeps its records for ever: ${remedy}.`]);
    expect(keep(545)).toEqual([`${about} fail: ${about} keeps its records 545 days, less than 2 years: ${remedy}.`]);
    expect(keep(1096)).toEqual([
      `${about} fail: ${about} keeps its records 1096 days, longer than 2 years need: ${remedy}.`,
    ]);
    expect(keep(UNKNOWN)).toEqual([
      `${about} unproven: retentionInDays of ${about} can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("in a log group for as long as the next longer term that there is", () => {
    const { settled } = home.subject;
    const logs = { ...settled.terms.logs, span: { text: "14 months", hours: 14 * 744 } };
    const longer = home.of({ ...home.subject, settled: { ...settled, terms: { ...settled.terms, logs } } });
    expect(longer.complaints(logRetentionAsPromised, set(group, "retentionInDays", 545))).not.toContainEqual(
      expect.stringContaining(about),
    );
  });

  describe("in every bucket that services write into", () => {
    const lifecycle = "BucketLifecycleConfiguration::almendro-delivery";
    const cure = "give the bucket one lifecycle rule for all it holds, with the days of the promised time";
    const fails = (what: string) => [
      `almendro-delivery fail: almendro-delivery keeps records ${what}, and 2 years were promised: ${cure}.`,
    ];

    it("as they are built", () => {
      expect(home.says(logBucketsKeepAsPromised)).toEqual([
        "almendro-audit pass: almendro-audit keeps records for 2 years, that is 731 days.",
        "almendro-delivery pass: almendro-delivery keeps records for 2 years, that is 731 days.",
        "almendro-logs pass: almendro-logs keeps records for 2 years, that is 731 days.",
      ]);
    });

    it("unless the clean-up is missing, off, for a part or for another time", () => {
      const complaints = (path: string, value: string | number) =>
        home.complaints(logBucketsKeepAsPromised, set(lifecycle, path, value));
      expect(home.complaints(logBucketsKeepAsPromised, without(lifecycle))).toEqual(fails("for ever"));
      expect(complaints("rules.0.status", "Disabled")).toEqual(fails("for ever"));
      expect(complaints("rules.0.filter.prefix", "flow/")).toEqual(fails("731 days"));
      expect(complaints("rules.0.expiration.days", 30)).toEqual(fails("30 days"));
      const more = (expiration: Value) =>
        home.complaints(
          logBucketsKeepAsPromised,
          set(lifecycle, "rules.1", { status: "Enabled", filter: { prefix: "a/" }, expiration }),
        );
      expect(more({ date: "2027-01-01T00:00:00Z" })).toEqual(fails("731 and 0 days"));
      expect(more({ days: 1 })).toEqual(fails("731 and 1 days"));
    });

    it("which is open while it can't be known", () => {
      expect(home.complaints(logBucketsKeepAsPromised, set(lifecycle, "rules", UNKNOWN))).toEqual([
        `almendro-delivery unproven: rules of almendro-delivery can't be known yet, so it can't be proved: ${cure}.`,
      ]);
    });
  });
});

describe("the cluster writes down what is asked of it", () => {
  const remedy = "set enabledClusterLogTypes to api, audit, authenticator, controllerManager, scheduler";
  const types = (value: readonly string[] | undefined | typeof UNKNOWN) =>
    home.complaints(eksControlPlaneLogs, set("Cluster::almendro", "enabledClusterLogTypes", value));

  it("all of it", () => {
    expect(home.says(eksControlPlaneLogs)).toEqual([
      "almendro pass: the cluster almendro writes down all that is asked of it.",
    ]);
    expect(types(["api", "audit", "controllerManager"])).toEqual([
      `almendro fail: the cluster almendro writes down no authenticator and no scheduler: ${remedy}.`,
    ]);
    expect(types(undefined)[0]).toMatch("almendro fail: the cluster almendro writes down no api and no audit");
    expect(types(UNKNOWN)[0]).toMatch("almendro unproven: enabledClusterLogTypes of almendro can't be known yet");
  });
});

describe("the database tells who logged on and who changed it", () => {
  const settings = "ParameterGroup::almendro";
  const options = "OptionGroup::almendro";
  const database = "Instance::almendro";
  const parameter = (name: string, value: string) => set(settings, "parameters", parameters(name, value));
  const parameters = (name: string, value: string) => {
    const found = home.subject.graph.resources.find(({ type }) => type === "aws:rds/parameterGroup:ParameterGroup");
    const all = found?.inputs.parameters as readonly { readonly name: string }[];
    return all.map((one) => (one.name === name ? { ...one, value } : one));
  };
  const mysql = (events: string) => [
    set(database, "engine", "mysql"),
    set(database, "enabledCloudwatchLogsExports", ["audit", "error", "iam-db-auth-error"]),
    set(settings, "parameters", []),
    set(options, "options", [
      { optionName: "MARIADB_AUDIT_PLUGIN", optionSettings: [{ name: "SERVER_AUDIT_EVENTS", value: events }] },
    ]),
  ];
  const deaf = (what: string) => [
    `almendro fail: nobody hears of logons to the database almendro, since ${what}: switch log_connections on, or audit CONNECT, and export the log and the failures of IAM logons.`,
  ];
  const unaudited = (what: string) => [
    `almendro fail: the database almendro isn't audited, since ${what}: load the engine's audit module for changes of structure and rights, and export its log.`,
  ];

  it("as it is built", () => {
    expect(home.says(dbLogonsLogged)).toEqual([
      "almendro pass: the database almendro writes every logon down and sends it out.",
    ]);
    expect(home.says(dbAuditLogs)).toEqual([
      "almendro pass: the database almendro writes down who changes its structure and rights, and sends it out.",
    ]);
  });

  it("unless it writes nothing down, or keeps it to itself", () => {
    const inside = set(database, "enabledCloudwatchLogsExports", ["upgrade"]);
    expect(home.complaints(dbLogonsLogged, parameter("log_connections", "0"))).toEqual(
      deaf("it writes down no logons"),
    );
    expect(home.complaints(dbLogonsLogged, inside)).toEqual(
      deaf("it keeps its logs postgresql and iam-db-auth-error to itself"),
    );
    expect(home.complaints(dbAuditLogs, inside)).toEqual(unaudited("its log stays inside"));
    expect(home.complaints(dbAuditLogs, parameter("shared_preload_libraries", "pg_stat_statements"))).toEqual(
      unaudited("pgaudit isn't loaded"),
    );
    for (const looked of ["ddl", "all,-ddl", "ddl,role,-role"])
      expect(home.complaints(dbAuditLogs, parameter("pgaudit.log", looked))).toEqual(unaudited("it looks away"));
    expect(home.complaints(dbAuditLogs, parameter("pgaudit.log", "all,-misc"))).toEqual([]);
    for (const on of ["on", "all"])
      expect(home.complaints(dbLogonsLogged, parameter("log_connections", on))).toEqual([]);
  });

  it.each([
    "aws:rds/cluster:Cluster",
    "aws:docdb/cluster:Cluster",
    "aws:neptune/cluster:Cluster",
    "aws:redshift/cluster:Cluster",
  ])("nor does a %s, of whose settings nothing is known", (type) => {
    const more = added(type, "more", { engine: "aurora-postgresql", enabledCloudwatchLogsExports: ["postgresql"] });
    for (const rule of [dbLogonsLogged, dbAuditLogs]) expect(home.complaints(rule, more)[0]).toMatch(/^more fail: /);
  });

  it("unless its record stays with it", () => {
    const mute = mysql("CONNECT,QUERY_DDL,QUERY_DCL").map((change, at) =>
      at === 1 ? set(database, "enabledCloudwatchLogsExports", ["error", "iam-db-auth-error"]) : change,
    );
    expect(home.complaints(dbAuditLogs, ...mute)).toEqual(unaudited("its log stays inside"));
  });

  it("on MySQL by its audit plug-in", () => {
    const whole = mysql("CONNECT,QUERY_DDL,QUERY_DCL");
    expect([...home.complaints(dbLogonsLogged, ...whole), ...home.complaints(dbAuditLogs, ...whole)]).toEqual([]);
    expect(home.complaints(dbLogonsLogged, ...mysql("QUERY_DDL"))).toEqual(deaf("it writes down no logons"));
    expect(home.complaints(dbAuditLogs, ...mysql("CONNECT,QUERY_DCL"))).toEqual(unaudited("it looks away"));
    const spared = [
      { name: "SERVER_AUDIT_EVENTS", value: "CONNECT,QUERY_DDL,QUERY_DCL" },
      { name: "SERVER_AUDIT_EXCL_USERS", value: "app" },
    ];
    expect(home.complaints(dbAuditLogs, ...whole, set(options, "options.0.optionSettings", spared))).toEqual(
      unaudited("it looks away from app"),
    );
    const [events] = spared;
    const only = [events, { name: "SERVER_AUDIT_INCL_USERS", value: "nobody" }] as Value[];
    expect(home.complaints(dbAuditLogs, ...whole, set(options, "options.0.optionSettings", only))).toEqual(
      unaudited("it looks at nobody alone"),
    );
  });

  it("which is open while its settings can't be known", () => {
    const hidden = set(settings, "parameters", UNKNOWN);
    for (const rule of [dbLogonsLogged, dbAuditLogs]) {
      expect(home.complaints(rule, hidden)[0]).toMatch(
        "almendro unproven: parameters of almendro can't be known yet, so it can't be proved",
      );
    }
  });
});
