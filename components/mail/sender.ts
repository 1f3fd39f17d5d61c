import { ec2, sesv2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { serviceName } from "../network/index.ts";
import { arn, type DnsRecord, document, type Place, type Statement, type Tags } from "../shared/index.ts";
import { bounceDomain, planSenderRecords } from "./records.ts";

/** Where the network has its private endpoints. */
export interface Doorway {
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly groupId: pulumi.Input<string>;
}

interface SenderArgs {
  readonly domain: string;
  readonly doorway: Doorway;
  readonly place: Place;
  readonly tags: Tags;
}

/** The region's mail service as the domain's sender: it signs, asks for TLS, and sends for nobody else. */
export function createSender(
  name: string,
  args: SenderArgs,
  child: pulumi.CustomResourceOptions,
): { readonly records: pulumi.Output<DnsRecord[]>; readonly right: Statement } {
  const { domain, place, tags } = args;
  const set = new sesv2.ConfigurationSet(
    name,
    {
      configurationSetName: name,
      deliveryOptions: { tlsPolicy: "REQUIRE" },
      reputationOptions: { reputationMetricsEnabled: true },
      suppressionOptions: { suppressedReasons: ["BOUNCE", "COMPLAINT"] },
      tags,
    },
    child,
  );
  const identity = new sesv2.EmailIdentity(
    name,
    {
      emailIdentity: domain,
      configurationSetName: set.configurationSetName,
      dkimSigningAttributes: { nextSigningKeyLength: "RSA_2048_BIT" },
      tags,
    },
    child,
  );
  const bounces = { mailFromDomain: bounceDomain(domain), behaviorOnMxFailure: "REJECT_MESSAGE" };
  new sesv2.EmailIdentityMailFromAttributes(name, { emailIdentity: identity.emailIdentity, ...bounces }, child);
  createDoor(name, args, child);
  // Of an identity that doesn't stand yet nobody knows the tokens.
  const records = identity.dkimSigningAttributes.apply(({ tokens = [] }) => planSenderRecords(domain, place, tokens));
  return { records, right: mayPost(name, args) };
}

/** The service is called from inside the network, in this account's name alone. */
function createDoor(
  name: string,
  { doorway: { vpcId, subnetIds, groupId }, place, tags }: SenderArgs,
  child: pulumi.CustomResourceOptions,
): void {
  const policy = document({
    Sid: "OwnAccountOnly",
    Effect: "Allow",
    Principal: "*",
    Action: POSTING,
    Resource: "*",
    Condition: { StringEquals: { "aws:PrincipalAccount": place.account, "aws:ResourceAccount": place.account } },
  });
  new ec2.VpcEndpoint(
    `${name}-email`,
    {
      vpcId,
      serviceName: serviceName(place, "email"),
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: [...subnetIds],
      securityGroupIds: [groupId],
      policy,
      tags,
    },
    child,
  );
}

const POSTING = ["ses:SendEmail", "ses:SendRawEmail"];

function mayPost(name: string, { domain, place }: SenderArgs): Statement {
  return {
    Sid: "SendFromOwnDomain",
    Effect: "Allow",
    Action: POSTING,
    Resource: [arn(place, "ses", `identity/${domain}`), arn(place, "ses", `configuration-set/${name}`)],
    Condition: { StringLike: { "ses:FromAddress": `*@${domain}` } },
  };
}
