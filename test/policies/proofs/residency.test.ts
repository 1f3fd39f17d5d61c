import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { STATE_KEY, stateBucketOf } from "../../../components/index.ts";
import { recordOf } from "../../../law/index.ts";
import generated from "../../../policies/proofs/residency/properties.generated.json" with { type: "json" };
import { PROVIDER, sayingOf } from "../../../policies/proofs/residency/properties.ts";
import { declared } from "../../stacks/tenants.ts";

const types = Object.entries<readonly string[]>(generated.types);

describe("the list of properties that name a region", () => {
  test("is of the installed provider, type by type", () => {
    const { version } = createRequire(import.meta.url)("@pulumi/aws/package.json") as { version: string };
    expect(PROVIDER).toBe(`@pulumi/aws ${version}`);
    const own = types.filter(([, paths]) => paths.includes("region"));
    expect([types.length, own.length]).toEqual([1739, 1559]);
  });

  test("is read whole: each is a place, opens every region, or says why it is neither", () => {
    const said = types.flatMap(([type, paths]) => paths.map((path) => sayingOf(type, path.replace("?", ""))));
    expect(said.filter((one) => one === undefined || one === "unheard")).toEqual([]);
    expect(said.filter((one) => one === "everywhere")).toHaveLength(5);
  });

  test("knows nested ones by their path without indices", () => {
    expect(sayingOf("aws:secretsmanager/secret:Secret", "replicas.0.region")).toBe("place");
    expect(
      sayingOf("aws:dlm/lifecyclePolicy:LifecyclePolicy", "policyDetails.schedules.1.crossRegionCopyRules.0.target"),
    ).toBe(undefined);
    expect(sayingOf("aws:ec2/vpcEndpoint:VpcEndpoint", "serviceRegion")).toBe("place");
    expect(sayingOf("aws:sqs/queue:Queue", "serviceRegion")).toBe("unheard");
  });
});

test("the record of what is built has the names that the foundation gives its bucket and key", async () => {
  const { order, settled } = await declared("kade");
  const account = order.accounts.tenant;
  expect(recordOf(settled, order.accounts)).toEqual({
    state: `s3://${stateBucketOf({ account, region: "eu-central-1" })}?region=eu-central-1`,
    secrets: `awskms://${STATE_KEY}?region=eu-central-1`,
  });
});
