import { afterAll, beforeAll, expect, test } from "vitest";
import { Life } from "../support/life.ts";

let home: Life;
beforeAll(() => {
  home = new Life("kade");
});
afterAll(() => home.end());

const lastRelease = ['version: "9.7"', 'version: "9.6"'] as const;

test("kade comes up in Germany, every rule judged, and a second run changes nothing", async () => {
  const { placement, outputs } = await home.comesUp(lastRelease);
  expect(outputs).toMatchObject({ address: "https://kade.homes.vendor.example", region: "eu-central-1" });
  expect(placement?.homes.find(({ what }) => what === "data")?.reason).toEqual({
    kind: "contract",
    say: "The contract asks for the nearest place the law allows, so the system and its data are in Frankfurt, Germany. The cloud we build on has no data centre in the Netherlands. Legal files in the Netherlands must stay in the European Economic Area.",
    source: "KV-2026-03 annex 2",
  });
  expect(await home.places()).toEqual(["220000000031 eu-central-1", "220000000031 global", "220000000032 eu-west-1"]);
});

test("its folders are emptied after the office's terms", async () => {
  const cleanUps = await home.settings("s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
  const folder = (name: string, days: number) =>
    expect.objectContaining({ id: name, status: "Enabled", filter: { prefix: `${name}/` }, expiration: { days } });
  expect(cleanUps.find(({ bucket }) => bucket === "kade-files-220000000031")?.rules).toEqual(
    expect.arrayContaining([folder("inlees", 60), folder("rapporten", 366), folder("bijlagen", 2557)]),
  );
});

test("it shares one folder with those it works for: an entrance of its own, in each zone, given to the application", async () => {
  const [files, ...more] = await home.settings("efs/fileSystem:FileSystem");
  expect([files?.creationToken, files?.encrypted, more]).toEqual(["kade-shared", true, []]);
  expect((await home.settings("efs/accessPoint:AccessPoint")).map(({ rootDirectory }) => rootDirectory)).toMatchObject([
    { path: "/opdrachtgevers" },
  ]);
  expect(await home.settings("efs/mountTarget:MountTarget")).toHaveLength(2);
});

test("a new release changes what the two workloads run, and nothing else", async () => {
  expect(await home.changedBy()).toEqual([
    "update kubernetes:apps/v1:Deployment::kade-app spec.template.spec.containers[0].image",
    "update kubernetes:apps/v1:Deployment::kade-web spec.template.spec.containers[0].image",
  ]);
});

test("an export is the deployment with nothing secret in the clear", () => home.exportsSealed());

test("destroy lists all that the cloud still holds", () => home.leaves());
