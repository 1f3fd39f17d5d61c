import { afterAll, beforeAll, expect, test } from "vitest";
import { Life } from "../support/life.ts";

let home: Life;
beforeAll(() => {
  home = new Life("fjordbevegelse");
});
afterAll(() => home.end());

test("fjordbevegelse comes up in Ireland, by halves as from outside and inside its network, and all of it then stands", async () => {
  const { placement, outputs } = await home.comesUpByHalves();
  expect(outputs).toMatchObject({ address: "https://fjordbevegelse.homes.vendor.example", region: "eu-west-1" });
  expect(placement?.homes.find(({ what }) => what === "data")?.reason).toEqual({
    kind: "contract",
    say: "The contract names Ireland, so the system and its data are in Dublin, Ireland. The cloud we build on has no data centre in Norway. Health data in Norway must stay in the European Economic Area. The customer would move to Norway once that is possible.",
    source: "FBK-2026-11 annex B",
  });
  expect(await home.places()).toEqual(["220000000051 eu-west-1", "220000000051 global", "220000000052 eu-west-1"]);
});

test("it is copied every night, and each copy lives 365 days in both accounts", async () => {
  expect(await home.backups()).toEqual([
    "daily cron(0 0 * * ? *) Europe/Oslo, kept 365 days, copied to 220000000052 eu-west-1 for 365 days",
  ]);
});

test("its machines share hardware with nobody", async () => {
  const placements = (await home.settings("ec2/launchTemplate:LaunchTemplate")).map(({ placement }) => placement);
  expect(placements).toEqual([{ tenancy: "dedicated" }, { tenancy: "dedicated" }, { tenancy: "dedicated" }]);
});

test("a large plan adds a third zone, and replaces larger machines only", async () => {
  expect(await home.zones()).toEqual(["euw1-az1", "euw1-az2"]);
  const changes = await home.changedBy(["plan: standard", "plan: large"]);
  expect(changes.filter((change) => change.startsWith("create") && !/-3(-renewal)?$/.test(change))).toEqual([]);
  expect(changes.filter((change) => /^(replace|delete)/.test(change))).toEqual([
    "replace aws:autoscaling/attachment:Attachment::fjordbevegelse-web-1 autoscalingGroupName",
    "replace aws:autoscaling/attachment:Attachment::fjordbevegelse-web-2 autoscalingGroupName",
    "replace aws:eks/nodeGroup:NodeGroup::fjordbevegelse-app-1 instanceTypes[0]",
    "replace aws:eks/nodeGroup:NodeGroup::fjordbevegelse-app-2 instanceTypes[0]",
    "replace aws:eks/nodeGroup:NodeGroup::fjordbevegelse-system instanceTypes[0] scalingConfig.desiredSize scalingConfig.maxSize scalingConfig.minSize subnetIds[2]",
    "replace aws:eks/nodeGroup:NodeGroup::fjordbevegelse-web-1 instanceTypes[0]",
    "replace aws:eks/nodeGroup:NodeGroup::fjordbevegelse-web-2 instanceTypes[0]",
  ]);
  expect(changes).toContain("update aws:rds/instance:Instance::fjordbevegelse instanceClass");
  expect(await home.zones()).toEqual(["euw1-az1", "euw1-az2", "euw1-az3"]);
});

test("an export is the deployment with nothing secret in the clear", () => home.exportsSealed());

test("destroy lists all that the cloud still holds", () => home.leaves());
