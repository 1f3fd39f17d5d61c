import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const SET = "aws:sesv2/configurationSet:ConfigurationSet";
const IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity";
const FROM = "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes";
const SECRET = "aws:secretsmanager/secret:Secret";

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws("111122223333", "eu-west-1");
});
afterEach(() => rig.close());

describe("the mail service", () => {
  it("signs for a domain with keys of its own, which the domain's zone has to name", async () => {
    const made = await aws.make(IDENTITY, "m", { emailIdentity: "m.example" });
    expect(made.id).toBe("m.example");
    expect(made.outputs).toMatchObject({ identityType: "DOMAIN", verificationStatus: "SUCCESS" });
    const { tokens } = made.outputs.dkimSigningAttributes as { tokens: string[] };
    expect(new Set(tokens).size).toBe(3);
  });

  it("keeps a set that an identity uses", async () => {
    const set = await aws.make(SET, "m", { configurationSetName: "m" });
    const identity = await aws.make(IDENTITY, "m", { emailIdentity: "m.example", configurationSetName: "m" });
    await expect(aws.remove(set)).rejects.toThrow(/^ConflictException: /);
    await aws.remove(identity);
    await aws.remove(set);
  });

  it("takes bounces at a name beneath the domain only", async () => {
    await aws.make(IDENTITY, "m", { emailIdentity: "m.example" });
    const from = (mailFromDomain: string) => aws.make(FROM, "m", { emailIdentity: "m.example", mailFromDomain });
    await expect(from("bounce.other.example")).rejects.toThrow(
      "BadRequestException: bounce.other.example is not a subdomain of m.example.",
    );
    expect((await from("bounce.m.example")).id).toBe("m.example");
  });

  it("isn't in every region", async () => {
    const spain = await rig.aws("111122223333", "eu-south-2");
    await expect(spain.make(IDENTITY, "m", { emailIdentity: "m.example" })).rejects.toThrow(/eu-south-2/);
  });
});

describe("a secret", () => {
  it("holds its name until its waiting time is over", async () => {
    const made = await aws.make(SECRET, "bind", { name: "bind", recoveryWindowInDays: 7 });
    await aws.remove(made);
    await expect(aws.make(SECRET, "bind", { name: "bind" })).rejects.toThrow(/^ResourceExistsException: /);
    const gone = await aws.make(SECRET, "gone", { name: "gone", recoveryWindowInDays: 0 });
    await aws.remove(gone);
    expect((await aws.make(SECRET, "gone", { name: "gone" })).id).not.toBe(gone.id);
  });

  it("waits not at all, or a week to a month", async () => {
    const { failures } = await aws.check(SECRET, "bind", { name: "bind", recoveryWindowInDays: 3 });
    expect(failures).toEqual(["recoveryWindowInDays must be 0 or from 7 to 30, got 3"]);
  });
});
