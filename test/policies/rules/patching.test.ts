import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { clusterInSupport } from "../../../policies/rules/patching/cluster-in-support.ts";
import { databaseInSupport } from "../../../policies/rules/patching/database-in-support.ts";
import { databasePatched } from "../../../policies/rules/patching/database-patched.ts";
import { patching } from "../../../policies/rules/patching/index.ts";
import { nodesRenewed } from "../../../policies/rules/patching/nodes-renewed.ts";
import { almendro, type Home, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const DATABASE = "Instance::almendro";
const CLUSTER = "Cluster::almendro";
const GROUP = "NodeGroup::almendro-web-1";
const TURN = "Schedule::almendro-web-1-renewal";
const unknown = (name: string, path: string, remedy: string) =>
  `${name} unproven: ${path} of ${name} can't be known yet, so it can't be proved: ${remedy}.`;

it("holds as it is built", () => {
  expect(patching.flatMap((rule) => home.complaints(rule))).toEqual([]);
});

describe("the database is patched in its window", () => {
  const { remedy } = databasePatched;

  it.each([
    ["autoMinorVersionUpgrade", false, "it takes no release by itself"],
    ["engineVersion", "17.2", "it is held at 17.2"],
    ["maintenanceWindow", undefined, "it may be interrupted whenever RDS likes"],
    ["allowMajorVersionUpgrade", true, "a major release may come unasked"],
  ])("and not with %s %s", (property, value, what) => {
    expect(home.complaints(databasePatched, set(DATABASE, property, value))).toEqual([
      `almendro fail: almendro isn't patched as it should be, since ${what}: ${remedy}.`,
    ]);
  });

  it("for a series of MySQL's has two numbers", () => {
    const mysql = set(DATABASE, "engine", "mysql");
    expect(home.complaints(databasePatched, mysql, set(DATABASE, "engineVersion", "8.4"))).toEqual([]);
    expect(home.complaints(databasePatched, mysql, set(DATABASE, "engineVersion", "8.4.7"))[0]).toContain(
      "it is held at 8.4.7",
    );
  });

  it("which is open where it can't be known", () => {
    expect(home.complaints(databasePatched, set(DATABASE, "maintenanceWindow", UNKNOWN))).toEqual([
      unknown("almendro", "maintenanceWindow", remedy),
    ]);
  });
});

describe("what runs is in support", () => {
  it("a database of a series that is, and that doesn't stay behind", () => {
    const { remedy } = databaseInSupport;
    expect(home.complaints(databaseInSupport, set(DATABASE, "engineVersion", "13"))).toEqual([
      `almendro fail: almendro runs postgres 13, which is out of support: ${remedy}.`,
    ]);
    expect(home.complaints(databaseInSupport, set(DATABASE, "engineVersion", "17.4"))).toEqual([]);
    expect(home.complaints(databaseInSupport, set(DATABASE, "engineVersion", undefined))).toEqual([
      `almendro fail: almendro runs postgres of RDS's choice, which is out of support: ${remedy}.`,
    ]);
    expect(home.complaints(databaseInSupport, set(DATABASE, "engine", "oracle-ee"))).toEqual([
      `almendro fail: almendro runs oracle-ee 17, which is out of support: ${remedy}.`,
    ]);
    const old = [set(DATABASE, "engine", "mysql"), set(DATABASE, "engineVersion", "8.0.44")];
    expect(home.complaints(databaseInSupport, ...old)).toEqual([
      `almendro fail: almendro runs mysql 8.0, which is out of support: ${remedy}.`,
    ]);
    expect(home.complaints(databaseInSupport, set(DATABASE, "engineLifecycleSupport", undefined))).toEqual([
      `almendro fail: almendro stays on postgres 17 when its support ends on 2030-02-28: ${remedy}.`,
    ]);
    expect(home.complaints(databaseInSupport, set(DATABASE, "engineVersion", UNKNOWN))).toEqual([
      unknown("almendro", "engineVersion", remedy),
    ]);
  });

  it("a cluster of a release that is, and that doesn't stay behind", () => {
    const { remedy } = clusterInSupport;
    expect(home.complaints(clusterInSupport, set(CLUSTER, "version", "1.33"))).toEqual([
      `almendro fail: almendro runs Kubernetes 1.33, which is out of support: ${remedy}.`,
    ]);
    expect(home.complaints(clusterInSupport, set(CLUSTER, "version", undefined))).toEqual([
      `almendro fail: almendro runs Kubernetes of EKS's choice, which is out of support: ${remedy}.`,
    ]);
    for (const type of ["EXTENDED", undefined])
      expect(home.complaints(clusterInSupport, set(CLUSTER, "upgradePolicy.supportType", type))).toEqual([
        `almendro fail: almendro stays on Kubernetes 1.36 when its support ends on 2027-08-02: ${remedy}.`,
      ]);
    expect(home.complaints(clusterInSupport, set(CLUSTER, "version", UNKNOWN))).toEqual([
      unknown("almendro", "version", remedy),
    ]);
  });
});

describe("support is counted on the day of the judgement", () => {
  const on = (today: string) => home.of({ ...home.subject, today });

  it("up to its last day", () => {
    expect(on("2027-08-02").complaints(clusterInSupport)).toEqual([]);
    expect(on("2030-02-28").complaints(databaseInSupport)).toEqual([]);
  });

  it("and no day longer", () => {
    expect(on("2027-08-03").complaints(clusterInSupport)).toEqual([
      `almendro fail: almendro runs Kubernetes 1.36, which is out of support: ${clusterInSupport.remedy}.`,
    ]);
    expect(on("2030-03-01").complaints(databaseInSupport)).toEqual([
      `almendro fail: almendro runs postgres 17, which is out of support: ${databaseInSupport.remedy}.`,
    ]);
  });
});

describe("nodes are renewed every week", () => {
  const { remedy } = nodesRenewed;
  const never = [`almendro-web-1 fail: nothing renews the nodes of almendro-web-1: ${remedy}.`];

  it.each([
    ["nothing is scheduled", without(TURN)],
    ["something else is renewed", refer(TURN, "target", "NodeGroup::almendro-app-1")],
    ["the schedule calls something else", set(TURN, "target.arn", "arn:aws:scheduler:::aws-sdk:eks:listNodegroups")],
    ["it is monthly", set(TURN, "scheduleExpression", "cron(0 2 1 * ? *)")],
    ["it is on another clock", set(TURN, "scheduleExpressionTimezone", "UTC")],
    ["it is switched off", set(TURN, "state", "DISABLED")],
    ["it comes whenever AWS likes", set(TURN, "flexibleTimeWindow.mode", "FLEXIBLE")],
    ["it ends some day", set(TURN, "endDate", "2027-01-01T00:00:00Z")],
    ["it begins some day", set(TURN, "startDate", "2027-01-01T00:00:00Z")],
  ])("unless %s", (_, change) => {
    expect(home.complaints(nodesRenewed, change)).toEqual(never);
  });

  it("and none is held at a release or an image of its own", () => {
    expect(home.complaints(nodesRenewed, set(GROUP, "releaseVersion", "1.36-1.20.0"))).toEqual([
      `almendro-web-1 fail: almendro-web-1 is held at 1.36-1.20.0: ${remedy}.`,
    ]);
    for (const own of [set("LaunchTemplate::almendro-web", "imageId", "ami-1"), set(GROUP, "amiType", "CUSTOM")])
      expect(home.complaints(nodesRenewed, own)).toContain(
        `almendro-web-1 fail: almendro-web-1 runs an image that nobody renews: ${remedy}.`,
      );
  });

  it("which is open where it can't be known", () => {
    expect(home.complaints(nodesRenewed, set(TURN, "scheduleExpression", UNKNOWN))).toEqual([
      `almendro-web-1 unproven: scheduleExpression of almendro-web-1-renewal can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
