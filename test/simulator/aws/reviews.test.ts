import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const ROLE = "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";
const POLICY = JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: { Service: "config.amazonaws.com" }, Action: "*", Resource: "*" }],
});

describe("AWS Config", () => {
  const recorder = (aws: Client, name = "one") => aws.make("aws:cfg/recorder:Recorder", name, { name, roleArn: ROLE });
  const channel = (aws: Client) =>
    aws.make("aws:cfg/deliveryChannel:DeliveryChannel", "one", { name: "one", s3BucketName: "history" });
  const running = (aws: Client) =>
    aws.make("aws:cfg/recorderStatus:RecorderStatus", "one", { name: "one", isEnabled: true });

  it("has one recorder a region, delivers where it may write, and runs only when it can deliver", async () => {
    const aws = await rig.aws();
    await aws.make("aws:s3/bucket:Bucket", "history", { bucket: "history" });
    await expect(channel(aws)).rejects.toThrow("NoAvailableConfigurationRecorderException");
    await recorder(aws);
    await expect(recorder(aws, "two")).rejects.toThrow("MaxNumberOfConfigurationRecordersExceededException");
    await expect(running(aws)).rejects.toThrow("NoAvailableDeliveryChannelException");
    await expect(channel(aws)).rejects.toThrow(
      "InsufficientDeliveryPolicyException: The policy of history does not let config.amazonaws.com write.",
    );
    await aws.make("aws:s3/bucketPolicy:BucketPolicy", "history", { bucket: "history", policy: POLICY });
    await channel(aws);
    expect((await running(aws)).id).toBe("one");
  });
});

describe("Security Hub", () => {
  it("is switched on once, and checks standards only then", async () => {
    const aws = await rig.aws();
    const standardsArn = "arn:aws:securityhub:eu-south-2::standards/cis-aws-foundations-benchmark/v/3.0.0";
    const subscribe = () =>
      aws.make("aws:securityhub/standardsSubscription:StandardsSubscription", "cis", { standardsArn });
    await expect(subscribe()).rejects.toThrow("InvalidAccessException: Account is not subscribed to Security Hub.");
    const hub = (name: string) => aws.make("aws:securityhub/account:Account", name, {});
    expect((await hub("hub")).outputs.arn).toBe("arn:aws:securityhub:eu-south-2:111122223333:hub/default");
    await expect(hub("again")).rejects.toThrow("ResourceConflictException");
    expect((await subscribe()).id).toBe(
      "arn:aws:securityhub:eu-south-2:111122223333:subscription/cis-aws-foundations-benchmark/v/3.0.0",
    );
  });
});

describe("Macie", () => {
  const job = (aws: Client) =>
    aws.make("aws:macie2/classificationJob:ClassificationJob", "job", {
      jobType: "SCHEDULED",
      s3JobDefinition: { bucketDefinitions: [{ accountId: "111122223333", buckets: ["logs"] }] },
    });

  it("looks into buckets once it is on, where the region has it", async () => {
    const aws = await rig.aws("111122223333", "eu-west-1");
    await expect(job(aws)).rejects.toThrow("AccessDeniedException: Macie is not enabled.");
    const on = (name: string) => aws.make("aws:macie2/account:Account", name, {});
    expect((await on("eyes")).outputs).toMatchObject({ status: "ENABLED" });
    await expect(on("more")).rejects.toThrow("ConflictException: Macie has already been enabled.");
    expect((await job(aws)).outputs.jobStatus).toBe("RUNNING");
  });
});
