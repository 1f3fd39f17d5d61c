import { describe, expect, test } from "vitest";
import { Mail, type MailArgs } from "../../../components/mail/index.ts";
import { planPolicyRecord, planSenderRecords } from "../../../components/mail/records.ts";
import { counts, PLACE, plan, TAGS, the } from "../given.ts";

const KEY = "arn:aws:kms:eu-south-2:111111111111:key/secrets";
const SECRET = "aws:secretsmanager/secret:Secret";

function declare(more: Partial<MailArgs> = {}): Mail {
  return new Mail("acorn", {
    domain: "mail.acorn.example",
    reportAddress: "security@acorn.example",
    secretsKeyArn: KEY,
    doorway: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"], groupId: "sg-1" },
    place: { ...PLACE, region: "us-east-1" },
    tags: TAGS,
    ...more,
  });
}

describe("mail that the region's service sends", async () => {
  let right: Mail["extra"]["right"];
  const graph = await plan(() => {
    right = declare().extra.right;
  });

  test("is signed with a long key, handed over by TLS only, and bounces to a name of the domain's own", () => {
    expect(the(graph, "aws:sesv2/emailIdentity:EmailIdentity", "acorn").inputs).toMatchObject({
      emailIdentity: "mail.acorn.example",
      dkimSigningAttributes: { nextSigningKeyLength: "RSA_2048_BIT" },
    });
    expect(the(graph, "aws:sesv2/configurationSet:ConfigurationSet", "acorn").inputs).toMatchObject({
      deliveryOptions: { tlsPolicy: "REQUIRE" },
    });
    const from = "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes";
    expect(the(graph, from, "acorn").inputs).toMatchObject({
      mailFromDomain: "bounce.mail.acorn.example",
      behaviorOnMxFailure: "REJECT_MESSAGE",
    });
  });

  test("is handed to the service inside the network, by this account and for it alone", () => {
    const { inputs } = the(graph, "aws:ec2/vpcEndpoint:VpcEndpoint", "acorn-email");
    expect(inputs).toMatchObject({ serviceName: "com.amazonaws.us-east-1.email", privateDnsEnabled: true });
    expect(JSON.parse(String(inputs.policy)).Statement).toMatchObject([
      {
        Action: ["ses:SendEmail", "ses:SendRawEmail"],
        Condition: {
          StringEquals: { "aws:PrincipalAccount": "111111111111", "aws:ResourceAccount": "111111111111" },
        },
      },
    ]);
  });

  test("is sent by the application in the domain's name alone, without any password", () => {
    expect(right).toMatchObject({
      Resource: [
        "arn:aws:ses:us-east-1:111111111111:identity/mail.acorn.example",
        "arn:aws:ses:us-east-1:111111111111:configuration-set/acorn",
      ],
      Condition: { StringLike: { "ses:FromAddress": "*@mail.acorn.example" } },
    });
    expect(counts(graph)[SECRET]).toBeUndefined();
  });
});

describe("mail that a relay sends", async () => {
  let mail: Mail | undefined;
  const graph = await plan(() => {
    mail = declare({ relay: "relay.post.example" });
  });

  test("is handed to it inside TLS, with credentials that only people and the application know", () => {
    expect(mail?.extra.environment.MAIL_RELAY).toBe("smtps://relay.post.example:465");
    expect(the(graph, SECRET, "acorn-mail-relay").inputs).toEqual({
      description: "name and password of acorn at relay.post.example, as JSON: username, password",
      kmsKeyId: KEY,
      tags: TAGS,
    });
    expect(mail?.extra.right).toMatchObject({
      Action: "secretsmanager:GetSecretValue",
      Resource: "arn:aws:secretsmanager:us-east-1:111111111111:secret:acorn-mail-relay-*",
    });
  });

  test("needs nothing of the region's service", () => {
    expect(Object.keys(counts(graph)).filter((type) => /sesv2|vpcEndpoint/.test(type))).toEqual([]);
  });
});

test("the domain's zone names its signatures, its only sender and where its bounces go", () => {
  const records = planSenderRecords("m.example", { ...PLACE, region: "eu-west-1" }, ["one", "two", "three"]);
  expect(records.map(({ name, type, value }) => `${name} ${type} ${value}`)).toEqual([
    "one._domainkey.m.example CNAME one.dkim.amazonses.com",
    "two._domainkey.m.example CNAME two.dkim.amazonses.com",
    "three._domainkey.m.example CNAME three.dkim.amazonses.com",
    "bounce.m.example MX 10 feedback-smtp.eu-west-1.amazonses.com",
    "bounce.m.example TXT v=spf1 include:amazonses.com -all",
  ]);
});

test("whatever isn't signed by the domain is rejected, and the contact hears of it", () => {
  expect(planPolicyRecord("m.example", "security@acorn.example")).toEqual({
    name: "_dmarc.m.example",
    type: "TXT",
    value: "v=DMARC1; p=reject; adkim=s; aspf=r; rua=mailto:security@acorn.example",
    purpose: "mail",
  });
});
