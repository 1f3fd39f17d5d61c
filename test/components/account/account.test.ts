import { beforeAll, describe, expect, test } from "vitest";
import { Account } from "../../../components/account/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, plan, refs, TAGS, the } from "../given.ts";

const contact = { desk: "Security desk", email: "security@vendor.example", phone: "+1 202 555 0100" };
let graph: Graph;
beforeAll(async () => {
  graph = await plan(
    () =>
      new Account("almendro", {
        dataKeyArn: "arn:aws:kms:eu-south-2:111111111111:key/data",
        vpcId: "vpc-0123456789abcdef0",
        contact,
        tags: TAGS,
      }),
  );
});

describe("a tenant's account", () => {
  test("has each of its defaults once", () => {
    expect(counts(graph)).toEqual({
      "pulumi:pulumi:Stack": 1,
      "domicile:account:Account": 1,
      "aws:accessanalyzer/analyzer:Analyzer": 2,
      "aws:account/alternativeContact:AlternativeContact": 1,
      "aws:ebs/defaultKmsKey:DefaultKmsKey": 1,
      "aws:ebs/encryptionByDefault:EncryptionByDefault": 1,
      "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": 1,
      "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": 1,
      "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": 1,
      "aws:ec2/serialConsoleAccess:SerialConsoleAccess": 1,
      "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion": 1,
      "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": 1,
      "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": 1,
      "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": 1,
    });
  });

  test("encrypts every new disk with the tenant's key, named before encryption is switched on", () => {
    const key = the(graph, "aws:ebs/defaultKmsKey:DefaultKmsKey", "almendro");
    expect(key.inputs.keyArn).toBe("arn:aws:kms:eu-south-2:111111111111:key/data");
    expect(the(graph, "aws:ebs/encryptionByDefault:EncryptionByDefault", "almendro").dependsOn).toEqual([key.urn]);
  });

  test("cuts every network from the internet but the tenant's own, which is let out first", () => {
    const exclusion = the(graph, "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion", "almendro");
    expect(exclusion.inputs).toMatchObject({ vpcId: "vpc-0123456789abcdef0" });
    const options = the(graph, "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", "almendro");
    expect(options.inputs.internetGatewayBlockMode).toBe("block-bidirectional");
    expect(options.dependsOn).toEqual([exclusion.urn]);
    expect(refs(options, "internetGatewayBlockMode")).toEqual([]);
  });

  test("looks for access from outside and for rights that nobody used in 90 days", () => {
    expect(the(graph, "aws:accessanalyzer/analyzer:Analyzer", "almendro-outside").inputs.type).toBe("ACCOUNT");
    expect(the(graph, "aws:accessanalyzer/analyzer:Analyzer", "almendro-unused").inputs).toMatchObject({
      type: "ACCOUNT_UNUSED_ACCESS",
      configuration: { unusedAccess: { unusedAccessAge: 90 } },
    });
  });

  test("has a desk that AWS tells what is wrong, and no person", () => {
    expect(the(graph, "aws:account/alternativeContact:AlternativeContact", "almendro").inputs).toEqual({
      alternateContactType: "SECURITY",
      name: "Security desk",
      title: "Security desk",
      emailAddress: "security@vendor.example",
      phoneNumber: "+1 202 555 0100",
    });
  });
});
