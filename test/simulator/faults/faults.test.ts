import { afterEach, describe, expect, it } from "vitest";
import { befall, type Fault } from "../../../simulator/index.ts";
import type { Client } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const VPC = "aws:ec2/vpc:Vpc";
const ROLE = "aws:iam/role:Role";
const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });
const THROTTLED = "exceeded maximum number of attempts, 25, api error RequestLimitExceeded: Request limit exceeded.";
const UNAVAILABLE =
  "exceeded maximum number of attempts, 25, api error Unavailable: The server is overloaded and can't handle the request.";

let rig: Rig;
afterEach(() => rig.close());

async function cloudWith(...faults: Fault[]): Promise<Client> {
  rig = await openRig(befall(faults));
  return rig.aws();
}

const vpc = (aws: Client, name = "net") => aws.make(VPC, name, { cidrBlock: "10.1.0.0/16" });

function standing(type = VPC): number {
  return rig
    .simulator()
    .inventory()
    .filter((thing) => thing.type === type).length;
}

describe("a throttled call", () => {
  it("is asked again by the provider, and nobody notices when that helps", async () => {
    await vpc(await cloudWith({ fault: "throttle", type: VPC, times: 24 }));
    expect(standing()).toBe(1);
  });

  it("fails in the service's own words once the provider has given up, with nothing done, and may be made again", async () => {
    const aws = await cloudWith({ fault: "throttle", type: VPC });
    await expect(vpc(aws)).rejects.toThrow(new Error(THROTTLED));
    expect(standing()).toBe(0);
    await vpc(aws);
    expect(standing()).toBe(1);
  });

  it("uses up as many answers as the provider asked for", async () => {
    const aws = await cloudWith({ fault: "throttle", type: VPC, times: 30 });
    await expect(vpc(aws)).rejects.toThrow(new Error(THROTTLED));
    await vpc(aws);
    expect(standing()).toBe(1);
  });
});

describe("a call that fails", () => {
  it("once, did nothing, and the next one succeeds", async () => {
    const aws = await cloudWith({ fault: "fail", type: VPC });
    await expect(vpc(aws)).rejects.toThrow(new Error(UNAVAILABLE));
    expect(standing()).toBe(0);
    await vpc(aws);
    expect(standing()).toBe(1);
  });

  it("always, never succeeds", async () => {
    const aws = await cloudWith({ fault: "fail", type: VPC, times: "always" });
    for (const name of ["one", "two", "three"]) await expect(vpc(aws, name)).rejects.toThrow(new Error(UNAVAILABLE));
    expect(standing()).toBe(0);
  });

  it("says what it was told to say", async () => {
    const says = "VpcLimitExceeded: The maximum number of VPCs has been reached.";
    await expect(vpc(await cloudWith({ fault: "fail", type: VPC, says }))).rejects.toThrow(new Error(says));
  });
});

describe("a provider that dies in mid-call", () => {
  it("did nothing and answers nobody any more, until it is started again", async () => {
    const aws = await cloudWith({ fault: "die", type: VPC });
    await expect(vpc(aws)).rejects.toThrow();
    await expect(aws.make(ROLE, "reader", { assumeRolePolicy: trust })).rejects.toThrow(/No connection established/);
    expect([standing(), standing(ROLE)]).toEqual([0, 1]);
    await rig.restart();
    await vpc(await rig.aws());
    expect(standing()).toBe(1);
  });
});

describe("an answer that is lost", () => {
  it("was of a deed that is done, and the engine hears of a broken connection alone", async () => {
    const aws = await cloudWith({ fault: "lose", type: VPC });
    await expect(vpc(aws)).rejects.toThrow(new Error("error reading from server: EOF"));
    expect(standing()).toBe(1);
    await vpc(aws);
    expect(standing()).toBe(2);
  });

  it("may be that of a change, a look or a deletion", async () => {
    const aws = await cloudWith(
      { fault: "lose", method: "update" },
      { fault: "lose", method: "read" },
      { fault: "lose", method: "delete" },
    );
    const made = await vpc(aws);
    const lost = new Error("error reading from server: EOF");
    await expect(aws.change(made, { cidrBlock: "10.1.0.0/16", tags: { tenant: "almendro" } })).rejects.toThrow(lost);
    await expect(aws.read(made)).rejects.toThrow(lost);
    expect((await aws.read(made))?.inputs.tags).toEqual({ tenant: "almendro" });
    await expect(aws.remove(made)).rejects.toThrow(lost);
    expect(standing()).toBe(0);
  });
});

describe("a thing that doesn't get ready in time", () => {
  it("stands, and the call has failed", async () => {
    await expect(vpc(await cloudWith({ fault: "stall", type: VPC }))).rejects.toThrow(
      new Error("timeout while waiting for resource to be ready (last state: 'pending', timeout: 20m0s)"),
    );
    expect(standing()).toBe(1);
  });
});

describe("a slow answer", () => {
  it("arrives after those of calls that were made later", async () => {
    const aws = await cloudWith({ fault: "slow", name: "slow", seconds: 0.2 });
    const order: string[] = [];
    await Promise.all(["slow", "swift"].map((name) => vpc(aws, name).then(() => order.push(name))));
    expect(order).toEqual(["swift", "slow"]);
    expect(standing()).toBe(2);
  });
});
