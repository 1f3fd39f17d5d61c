import { describe, expect, it } from "vitest";
import { befall, type Fault, readFaults, UnfitFaults } from "../../../simulator/index.ts";
import type { Call } from "../../../simulator/protocol/index.ts";

const call = (type: string, name: string, method: Call["method"] = "create"): Call => ({
  urn: `urn:pulumi:almendro::domicile::domicile:network:Network$${type}::${name}`,
  type,
  name,
  method,
});
const VPC = "aws:ec2/vpc:Vpc";
const calls = [
  call(VPC, "net"),
  call("aws:iam/role:Role", "net"),
  call(VPC, "other"),
  call(VPC, "net", "update"),
  call(VPC, "net", "delete"),
];

/** Which of the calls fail, by their place in the list. */
async function struck(fault: Omit<Fault, "fault">): Promise<number[]> {
  const faults = befall([{ fault: "fail", ...fault }]);
  const failed = await Promise.all(
    calls.map(async (each, index) => {
      try {
        await faults(each, "before");
        return [];
      } catch {
        return [index];
      }
    }),
  );
  return failed.flat();
}

describe("a fault befalls", () => {
  it.each<[string, Omit<Fault, "fault">, number[]]>([
    ["a type by its token", { type: VPC, times: "always" }, [0, 2, 3, 4]],
    ["a type by its last word", { type: "Role", times: "always" }, [1]],
    ["a name, whatever the type", { name: "net", times: "always" }, [0, 1, 3, 4]],
    ["one resource by its urn", { urn: calls[2]?.urn ?? "", times: "always" }, [2]],
    ["a method", { method: "delete", times: "always" }, [4]],
    ["only what all of them say", { type: "Vpc", name: "net", method: "update", times: "always" }, [3]],
    ["the first such call when nothing else is said", { type: "Vpc" }, [0]],
    ["the nth such call", { type: "Vpc", nth: 3 }, [3]],
    ["so many from the nth on", { type: "Vpc", nth: 2, times: 2 }, [2, 3]],
    ["all from the nth on", { nth: 4, times: "always" }, [3, 4]],
    ["nothing that isn't called", { type: "Bucket", times: "always" }, []],
  ])("%s", async (_, fault, expected) => {
    expect(await struck(fault)).toEqual(expected);
  });

  it("a call together with others", async () => {
    const faults = befall([
      { fault: "slow", seconds: 0.001 },
      { fault: "fail", nth: 2, says: "AccessDenied: no" },
    ]);
    await faults(call(VPC, "one"), "before");
    await expect((async () => faults(call(VPC, "two"), "before"))()).rejects.toThrow(new Error("AccessDenied: no"));
  });
});

describe("each service gives up in its own words", () => {
  const gaveUp = "exceeded maximum number of attempts, 25, api error ";
  it.each([
    ["aws:ec2/subnet:Subnet", `${gaveUp}RequestLimitExceeded: Request limit exceeded.`],
    ["aws:s3/bucket:Bucket", `${gaveUp}SlowDown: Please reduce your request rate.`],
    ["aws:iam/role:Role", `${gaveUp}Throttling: Rate exceeded`],
    ["aws:kms/key:Key", `${gaveUp}ThrottlingException: Rate exceeded`],
    [
      "kubernetes:apps/v1:Deployment",
      "TooManyRequests: the server has received too many requests and has asked us to try again later",
    ],
  ])("%s", async (type, words) => {
    const faults = befall([{ fault: "throttle" }]);
    await expect((async () => faults(call(type, "it"), "before"))()).rejects.toThrow(new Error(words));
  });

  it("but random asks no cloud, and is never throttled", async () => {
    const faults = befall([{ fault: "throttle", times: "always" }]);
    await expect((async () => faults(call("random:index/randomId:RandomId", "it"), "before"))()).resolves.toBe(
      undefined,
    );
  });
});

describe("a list of faults", () => {
  it("is read as it is written", () => {
    expect(readFaults('[{ "fault": "fail", "type": "Vpc", "times": "always" }]')).toEqual([
      { fault: "fail", type: "Vpc", times: "always" },
    ]);
  });

  it.each<[string, string[]]>([
    ["fail", ['What describes the faults is no JSON; one reads [{"fault":"fail","type":"Vpc"}].']],
    ['{ "fault": "fail" }', ["What describes the faults is no list."]],
    ['[{ "type": "Vpc" }]', ["Fault 1, fault takes one of throttle, fail, die, lose, stall, slow."]],
    [
      '[{ "fault": "slow", "seconds": 0 }, { "fault": "explode", "times": "often", "nth": 0 }]',
      [
        "Fault 1, seconds takes a number of seconds above 0.",
        "Fault 2, fault takes one of throttle, fail, die, lose, stall, slow.",
        "Fault 2, nth takes a whole number from 1 on.",
        'Fault 2, times takes a whole number from 1 on, or "always".',
      ],
    ],
    [
      '[{ "fault": "fail", "resource": "net" }]',
      ["Fault 1 knows no resource; it may say fault, type, name, urn, method, nth, times, says, seconds."],
    ],
  ])("that can't be understood says all that is wrong: %s", (json, says) => {
    expect(() => readFaults(json)).toThrow(new UnfitFaults(says));
  });
});
