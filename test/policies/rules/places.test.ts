import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { arnRegionAllowed } from "../../../policies/rules/residency/arn-region-allowed.ts";
import { residency } from "../../../policies/rules/residency/index.ts";
import { kmsNoMultiRegionKey } from "../../../policies/rules/residency/kms-no-multi-region-key.ts";
import { added, almendro, type Home, set } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("residency as it should be", () => {
  it("breaks no rule", () => {
    expect(residency.flatMap((rule) => home.complaints(rule))).toEqual([]);
  });
});

describe("every place that is named is this tenant's", () => {
  const remedy = "name it in the tenant's own partition, region and zones";
  const image = "210000000001.dkr.ecr.us-east-1.amazonaws.com";

  it("counts what a resource names", () => {
    expect(home.says(arnRegionAllowed)).toContain(
      "almendro-app-1 pass: every place that almendro-app-1 names is this tenant's.",
    );
  });

  it.each([
    ["Subnet::almendro-app-1", "availabilityZoneId", "use1-az1", "use1-az1", "is not a zone of eus2-az1 and eus2-az2"],
    [
      "Subnet::almendro-app-2",
      "availabilityZoneId",
      "euscdee1-az1",
      "euscdee1-az1",
      "is not a zone of eus2-az1 and eus2-az2",
    ],
    [
      "AccessEntry::almendro-deployer",
      "principalArn",
      "arn:aws-cn:iam::220000000011:role/domicile-deployer",
      "arn:aws-cn:iam::",
      "is in the partition aws-cn",
    ],
    [
      "EventTarget::almendro-backup-failures",
      "arn",
      "arn:aws:sns:us-east-1:220000000011:notices",
      "arn:aws:sns:us-east-1:",
      "is in us-east-1",
    ],
    [
      "Deployment::almendro-web",
      "spec.template.spec.containers.0.image",
      `${image}/openhr/web`,
      image,
      "is in us-east-1",
    ],
  ])("finds %s elsewhere by its %s", (which, path, value, place, what) => {
    const name = which.split("::")[1];
    expect(home.complaints(arnRegionAllowed, set(which, path, value))).toEqual([
      `${name} fail: ${path} of ${name} names ${place}, which ${what}: ${remedy}.`,
    ]);
  });

  it("leaves what can't be known to the rules that need it", () => {
    expect(home.complaints(arnRegionAllowed, set("Subnet::almendro-app-1", "availabilityZoneId", UNKNOWN))).toEqual([]);
  });
});

describe("keys belong to one region", () => {
  const remedy = "leave multiRegion off: whoever may replicate a key takes the data with it";

  it("finds one that may be anywhere", () => {
    expect(home.complaints(kmsNoMultiRegionKey, set("Key::almendro-data", "multiRegion", true))).toEqual([
      `almendro-data fail: almendro-data can be replicated to other regions than eu-south-2: ${remedy}.`,
    ]);
  });

  it("finds a replica, even in the tenant's region", () => {
    expect(
      home.complaints(kmsNoMultiRegionKey, added("aws:kms/replicaKey:ReplicaKey", "again", { region: "eu-south-2" })),
    ).toEqual([`again fail: again is a replica in eu-south-2: ${remedy}.`]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(kmsNoMultiRegionKey, set("Key::almendro-data", "multiRegion", UNKNOWN))).toEqual([
      `almendro-data unproven: multiRegion of almendro-data can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
