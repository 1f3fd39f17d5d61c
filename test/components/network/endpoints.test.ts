import { describe, expect, test } from "vitest";
import {
  INTERFACE_SERVICES,
  planEndpointPolicy,
  planS3Policy,
  serviceName,
} from "../../../components/network/endpoints.ts";
import { PLACE } from "../given.ts";

const IMAGES = "222222222222";
const statements = (policy: string) => JSON.parse(policy).Statement;

describe("an endpoint", () => {
  test.each(INTERFACE_SERVICES)("of %s admits callers of this account only", (service) => {
    for (const { Principal, Condition } of statements(planEndpointPolicy(service, PLACE, IMAGES))) {
      const bound = Principal === "*" ? Condition.StringEquals["aws:PrincipalAccount"] : Principal.AWS;
      expect([PLACE.account, `arn:aws:iam::${PLACE.account}:root`]).toContain(bound);
    }
  });

  test("of the image registry lets nodes pull, from the vendor's and from AWS's own repositories of the region", () => {
    expect(statements(planEndpointPolicy("ecr.api", PLACE, IMAGES))[1]).toMatchObject({
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Resource: [
        "arn:aws:ecr:eu-south-2:222222222222:repository/*",
        "arn:aws:ecr:eu-south-2:455263428931:repository/*",
        "arn:aws:ecr:eu-south-2:620625777247:repository/*",
      ],
    });
  });

  test("of S3 opens no bucket of anybody else, and of AWS the image layers alone, to read", () => {
    const [own, layers] = statements(planS3Policy(PLACE));
    expect(own.Condition.StringEquals).toEqual({
      "aws:PrincipalAccount": PLACE.account,
      "aws:ResourceAccount": PLACE.account,
    });
    expect(layers).toMatchObject({
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::prod-eu-south-2-starport-layer-bucket/*",
    });
  });

  test("is named as the partition names its services", () => {
    expect(serviceName(PLACE, "kms")).toBe("com.amazonaws.eu-south-2.kms");
    const china = { ...PLACE, partition: "aws-cn", region: "cn-north-1" };
    expect(["ec2", "kms"].map((service) => serviceName(china, service))).toEqual([
      "cn.com.amazonaws.cn-north-1.ec2",
      "com.amazonaws.cn-north-1.kms",
    ]);
    const sovereign = { ...PLACE, partition: "aws-eusc", region: "eusc-de-east-1" };
    expect(["ecr.dkr", "s3"].map((service) => serviceName(sovereign, service))).toEqual([
      "eu.amazonaws.eusc-de-east-1.ecr.dkr",
      "com.amazonaws.eusc-de-east-1.s3",
    ]);
  });
});
