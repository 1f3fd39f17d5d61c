import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  arn,
  identity,
  keepableDays,
  ownerTags,
  serviceHost,
  servicePrincipal,
  trust,
} from "../../../components/shared/index.ts";
import { PLACE } from "../given.ts";

describe("an ARN", () => {
  test("reaches one region, the whole account, or everybody", () => {
    expect(arn(PLACE, "backup", "backup-vault:almendro")).toBe(
      "arn:aws:backup:eu-south-2:111111111111:backup-vault:almendro",
    );
    expect(arn(PLACE, "iam", "role/x", "account")).toBe("arn:aws:iam::111111111111:role/x");
    expect(arn(PLACE, "s3", "bucket", "partition")).toBe("arn:aws:s3:::bucket");
  });

  test("is of its own partition", () => {
    const place = { ...PLACE, partition: "aws-eusc", suffix: "amazonaws.eu", region: "eusc-de-east-1" };
    expect(arn(place, "kms", "key/1")).toBe("arn:aws-eusc:kms:eusc-de-east-1:111111111111:key/1");
    expect(serviceHost(place, "kms")).toBe("kms.eusc-de-east-1.amazonaws.eu");
    expect(servicePrincipal(place, "ec2")).toBe("ec2.amazonaws.com");
    expect(servicePrincipal({ ...place, partition: "aws-cn", suffix: "amazonaws.com.cn" }, "ec2")).toBe(
      "ec2.amazonaws.com.cn",
    );
  });
});

describe("logs", () => {
  test.each([
    [1, 1],
    [366, 400],
    [731, 731],
    [732, 1096],
    [2196, 2557],
  ])("promised for %i days are kept for %i", (promised, kept) => {
    expect(keepableDays(promised)).toBe(kept);
  });

  test("are never kept for less than was promised", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3653 }), (days) => keepableDays(days) >= days));
  });

  test("can't be promised for longer than CloudWatch keeps them", () => {
    expect(() => keepableDays(3654)).toThrow("logs.keep is 3654 days; a log group keeps at most 3653: say less.");
  });
});

describe("tags", () => {
  test("name the tenant and its kinds of data, in one order", () => {
    expect(ownerTags("kade", ["legal", "financial"])).toEqual({
      "domicile:tenant": "kade",
      "domicile:data": "financial+legal",
    });
  });

  test("tell two resources of one name apart by their type", () => {
    expect(identity("aws:kms/key:Key", "almendro-data")).toMatch(/^[0-9a-f]{16}$/);
    expect(identity("aws:kms/key:Key", "almendro-data")).not.toBe(identity("aws:ec2/subnet:Subnet", "almendro-data"));
  });
});

test("a service takes on a role for this account's things only", () => {
  expect(JSON.parse(trust("backup.amazonaws.com", PLACE.account)).Statement).toEqual([
    {
      Sid: "ServiceOfThisAccountOnly",
      Effect: "Allow",
      Principal: { Service: "backup.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": PLACE.account } },
    },
  ]);
});
