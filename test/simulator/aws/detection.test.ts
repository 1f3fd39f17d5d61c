import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client, Properties } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const PLAN = "aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan";
const MACHINE = "aws:sfn/stateMachine:StateMachine";

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
});
afterEach(() => rig.close());

async function role(name: string, service: string): Promise<string> {
  const trusts = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [trusts] });
  return String((await aws.make("aws:iam/role:Role", name, { name, assumeRolePolicy })).outputs.arn);
}

describe("GuardDuty", () => {
  it("has one detector a region, and what it looks at besides", async () => {
    const detector = await aws.make(DETECTOR, "eyes", {});
    expect(detector.outputs).toMatchObject({ enable: true, findingPublishingFrequency: "SIX_HOURS" });
    await expect(aws.make(DETECTOR, "more", {})).rejects.toThrow(
      "BadRequestException: A detector already exists for the current account.",
    );
    const detectorId = detector.id;
    const feature = await aws.make(FEATURE, "files", { detectorId, name: "S3_DATA_EVENTS", status: "ENABLED" });
    expect(feature.id).toBe(`${detectorId}/S3_DATA_EVENTS`);
  });

  it("scans a bucket once, by a role that trusts it", async () => {
    await aws.make("aws:s3/bucket:Bucket", "inbox", { bucket: "inbox" });
    const plan = (name: string, by: string) =>
      aws.make(PLAN, name, { role: by, protectedResource: { s3Bucket: { bucketName: "inbox" } } } as Properties);
    const [wrong, right] = [
      await role("wrong", "ec2.amazonaws.com"),
      await role("right", "malware-protection-plan.guardduty.amazonaws.com"),
    ];
    await expect(plan("inbox", wrong)).rejects.toThrow(
      "BadRequestException: Role wrong does not trust malware-protection-plan.guardduty.amazonaws.com.",
    );
    expect((await plan("inbox", right)).outputs.status).toBe("ACTIVE");
    await expect(plan("again", right)).rejects.toThrow(
      "ConflictException: There is a malware protection plan for inbox already.",
    );
  });
});

describe("a state machine", () => {
  it("runs by a role that trusts Step Functions, under a name of its own", async () => {
    const make = (logical: string, roleArn: string) =>
      aws.make(MACHINE, logical, { name: "clock", roleArn, definition: "{}" });
    const [wrong, right] = [await role("wrong", "ec2.amazonaws.com"), await role("right", "states.amazonaws.com")];
    await expect(make("clock", wrong)).rejects.toThrow(
      "AccessDeniedException: Role wrong does not trust states.amazonaws.com.",
    );
    const made = await make("clock", right);
    expect(made.id).toBe("arn:aws:states:eu-south-2:111122223333:stateMachine:clock");
    await expect(make("again", right)).rejects.toThrow("StateMachineAlreadyExists");
  });
});
