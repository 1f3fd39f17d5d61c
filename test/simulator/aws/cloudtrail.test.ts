import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client, Made, Properties } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const KEY = "aws:kms/key:Key";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const QUERY = "aws:cloudwatch/queryDefinition:QueryDefinition";

let rig: Rig;
let aws: Client;
let bucket: Made;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
  bucket = await aws.make(BUCKET, "records", { bucket: "records" });
});
afterEach(() => rig.close());

const admitting = (service: string): string =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "*", Resource: "*" }] });
const mayWrite = () =>
  aws.make(POLICY, "records", { bucket: "records", policy: admitting("cloudtrail.amazonaws.com") });
const trail = (name: string, more: Properties = {}) =>
  aws.make(TRAIL, name, { name, s3BucketName: "records", ...more });

describe("a trail", () => {
  it("writes only where the policy of the bucket lets it in", async () => {
    await expect(trail("records")).rejects.toThrow(
      "InsufficientS3BucketPolicyException: The policy of records does not let cloudtrail.amazonaws.com write.",
    );
    await mayWrite();
    const made = await trail("records");
    expect(made.id).toBe("arn:aws:cloudtrail:eu-south-2:111122223333:trail/records");
    expect(made.outputs).toMatchObject({ homeRegion: "eu-south-2", enableLogging: true, isMultiRegionTrail: false });
  });

  it("encrypts only under a key that lets it in", async () => {
    await mayWrite();
    const shut = await aws.make(KEY, "shut", { policy: admitting("logs.eu-south-2.amazonaws.com") });
    const open = await aws.make(KEY, "open", { policy: admitting("cloudtrail.amazonaws.com") });
    await expect(trail("records", { kmsKeyId: String(shut.outputs.arn) })).rejects.toThrow(
      `InsufficientEncryptionPolicyException: The policy of key ${shut.id} does not let cloudtrail.amazonaws.com use it.`,
    );
    expect((await trail("records", { kmsKeyId: String(open.outputs.arn) })).outputs.kmsKeyId).toBe(open.outputs.arn);
  });

  it("sends on to a log group only by a role that trusts it", async () => {
    await mayWrite();
    const group = await aws.make(GROUP, "records", { name: "records" });
    const role = (name: string, service: string) =>
      aws.make("aws:iam/role:Role", name, { name, assumeRolePolicy: admitting(service) });
    const [wrong, right] = [await role("wrong", "ec2.amazonaws.com"), await role("right", "cloudtrail.amazonaws.com")];
    const sent = (by: Made): Properties => ({
      cloudWatchLogsGroupArn: `${group.outputs.arn}:*`,
      cloudWatchLogsRoleArn: String(by.outputs.arn),
    });
    await expect(trail("records", { cloudWatchLogsGroupArn: `${group.outputs.arn}:*` })).rejects.toThrow(
      /^InvalidCloudWatchLogsLogGroupArnException: /,
    );
    await expect(trail("records", sent(wrong))).rejects.toThrow(
      "InvalidCloudWatchLogsRoleArnException: Role wrong does not trust cloudtrail.amazonaws.com.",
    );
    const condition = { StringEquals: { "aws:SourceAccount": "111111111111" } };
    const asking = await aws.make("aws:iam/role:Role", "asking", {
      name: "asking",
      assumeRolePolicy: JSON.stringify({
        Statement: { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Condition: condition },
      }),
    });
    await expect(trail("records", sent(asking))).rejects.toThrow(
      "InvalidCloudWatchLogsRoleArnException: Role asking does not trust cloudtrail.amazonaws.com.",
    );
    await trail("records", sent(right));
  });

  it("has a name of its own, one of five in its region", async () => {
    await mayWrite();
    await trail("one");
    await expect(aws.make(TRAIL, "again", { name: "one", s3BucketName: "records" })).rejects.toThrow(
      /^TrailAlreadyExistsException: /,
    );
    for (const name of ["two", "three", "four", "five"]) await trail(name);
    await expect(trail("six")).rejects.toThrow(
      "MaximumNumberOfTrailsExceededException: A region has room for 5 trails.",
    );
    await expect(trail("a")).rejects.toThrow("name must be 3 to 128 of a-z, 0-9, ._-, got 'a'");
  });

  it("takes worldwide events when it takes those of all regions, and selectors of one kind", async () => {
    await mayWrite();
    await expect(trail("all", { isMultiRegionTrail: true, includeGlobalServiceEvents: false })).rejects.toThrow(
      /^InvalidParameterCombinationException: /,
    );
    const both = { eventSelectors: [{}], advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory" }] }] };
    await expect(trail("both", both)).rejects.toThrow(/^InvalidEventSelectorsException: /);
  });

  it("is replaced when it is renamed, and changes in place otherwise", async () => {
    await mayWrite();
    const made = await trail("one");
    const renamed = await aws.diff(made, { ...made.inputs, name: "other" });
    expect(renamed.replaces).toEqual(["name"]);
    expect((await aws.diff(made, { ...made.inputs, enableLogFileValidation: true })).replaces).toEqual([]);
    await aws.remove(made);
    expect((await trail("one")).id).toBe(made.id);
    expect(bucket.id).toBe("records");
  });
});

describe("a saved query", () => {
  it("is about log groups that exist", async () => {
    const query = (logGroupNames: string[]) =>
      aws.make(QUERY, "who", { name: "domicile/who", logGroupNames, queryString: "fields @timestamp" });
    await expect(query(["records"])).rejects.toThrow(/^ResourceNotFoundException: logGroupNames 'records' /);
    await aws.make(GROUP, "records", { name: "records" });
    const made = await query(["records"]);
    expect(made.outputs.arn).toBe(`arn:aws:logs:eu-south-2:111122223333:query-definition:${made.id}`);
  });
});
