import { afterAll, beforeAll, expect, test } from "vitest";
import { Life } from "../support/life.ts";

let home: Life;
beforeAll(() => {
  home = new Life("cedar-hollow");
});
afterAll(() => home.end());

test("cedar-hollow comes up in the United States as Texas asks, and a second run changes nothing", async () => {
  const { placement, outputs } = await home.comesUp();
  expect(outputs).toMatchObject({ address: "https://cedar-hollow.homes.vendor.example", region: "us-east-1" });
  expect(placement?.homes.find(({ what }) => what === "data")?.reason).toMatchObject({
    kind: "law",
    source: "TX HB 300, TX SB 1188",
  });
  expect(await home.places()).toEqual(["220000000041 global", "220000000041 us-east-1", "220000000042 us-east-2"]);
  expect(await home.zones()).toEqual(["use1-az1", "use1-az2"]);
});

test("its database is MySQL, audited, in the size of a small plan, and speaks TLS only", async () => {
  const audit = { optionName: "MARIADB_AUDIT_PLUGIN" };
  const tls = { name: "require_secure_transport", value: "1" };
  expect(await home.settings("rds/instance:Instance")).toMatchObject([
    { engine: "mysql", engineVersion: "8.4", instanceClass: "db.t4g.medium", multiAz: true, port: 3306 },
  ]);
  expect(await home.settings("rds/optionGroup:OptionGroup")).toMatchObject([{ options: [audit] }]);
  expect(await home.settings("rds/parameterGroup:ParameterGroup")).toMatchObject([
    { family: "mysql8.4", parameters: expect.arrayContaining([expect.objectContaining(tls)]) },
  ]);
});

test("it is copied every hour, and the first copy of each day and month stays longer", async () => {
  expect(await home.backups()).toEqual([
    "hour cron(0 * * * ? *) America/Chicago, kept 2 days, copied to 220000000042 us-east-2 for 2 days",
    "daily cron(0 0 * * ? *) America/Chicago, kept 35 days, copied to 220000000042 us-east-2 for 35 days",
    "monthly cron(0 0 1 * ? *) America/Chicago, kept 366 days, copied to 220000000042 us-east-2 for 366 days",
  ]);
});

test("copies every four hours change one schedule, and nothing else", async () => {
  expect(await home.changedBy(["every: hour", "every: 4 hours"])).toEqual([
    "update aws:backup/plan:Plan::cedar-hollow rules[0].ruleName rules[0].schedule",
  ]);
});

test("an export is the deployment with nothing secret in the clear", () => home.exportsSealed());

test("destroy lists all that the cloud still holds", () => home.leaves());
