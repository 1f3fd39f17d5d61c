import type { Site } from "./search.ts";

type Texts = Readonly<Record<string, string>>;

interface List {
  /** As CloudFormation calls it. */
  readonly typeName: string;
  /** What AWS wants to be told in order to list them, in its own words. */
  beneath(inputs: Texts): Texts;
  matches(properties: Texts, inputs: Texts): boolean;
  /** What the provider's import goes by. */
  importId(properties: Texts, site: Site): string;
}

/** What has neither tags nor a name of its own, with AWS's words for our inputs †. */
export const LISTS: Readonly<Record<string, List>> = {
  "aws:backup/selection:Selection": {
    typeName: "AWS::Backup::BackupSelection",
    beneath: ({ planId = "" }) => ({ BackupPlanId: planId }),
    matches: ({ BackupPlanId }, { planId }) => BackupPlanId === planId,
    importId: ({ BackupPlanId, SelectionId }) => `${BackupPlanId}|${SelectionId}`,
  },
  "aws:cloudwatch/queryDefinition:QueryDefinition": {
    typeName: "AWS::Logs::QueryDefinition",
    beneath: () => ({}),
    matches: ({ Name }, { name }) => Name === name,
    importId: ({ QueryDefinitionId }, { account, region, roleArn }) =>
      `arn:${roleArn.split(":")[1]}:logs:${region}:${account}:query-definition:${QueryDefinitionId}`,
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    typeName: "AWS::EKS::PodIdentityAssociation",
    beneath: ({ clusterName = "" }) => ({ ClusterName: clusterName }),
    matches: ({ Namespace, ServiceAccount }, { namespace, serviceAccount }) =>
      Namespace === namespace && ServiceAccount === serviceAccount,
    importId: ({ ClusterName, AssociationId }) => `${ClusterName},${AssociationId}`,
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    typeName: "AWS::IAM::OIDCProvider",
    beneath: () => ({}),
    matches: ({ Url = "" }, { url = "" }) => `https://${Url.replace("https://", "")}` === url,
    importId: ({ Arn = "" }) => Arn,
  },
  "aws:iam/policy:Policy": {
    typeName: "AWS::IAM::ManagedPolicy",
    beneath: () => ({}),
    matches: ({ ManagedPolicyName }, { name }) => ManagedPolicyName === name,
    importId: ({ PolicyArn = "" }) => PolicyArn,
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    typeName: "AWS::IAM::Role",
    beneath: () => ({}),
    matches: ({ Path }, { awsServiceName }) => Path === `/aws-service-role/${awsServiceName}/`,
    importId: ({ Arn = "" }) => Arn,
  },
  "aws:organizations/account:Account": {
    typeName: "AWS::Organizations::Account",
    beneath: () => ({}),
    matches: ({ Email }, { email }) => Email === email,
    importId: ({ AccountId = "" }) => AccountId,
  },
  "aws:organizations/organization:Organization": {
    typeName: "AWS::Organizations::Organization",
    beneath: () => ({}),
    matches: () => true,
    importId: ({ Id = "" }) => Id,
  },
  "aws:organizations/organizationalUnit:OrganizationalUnit": {
    typeName: "AWS::Organizations::OrganizationalUnit",
    beneath: () => ({}),
    matches: ({ Name }, { name }) => Name === name,
    importId: ({ Id = "" }) => Id,
  },
  "aws:organizations/policy:Policy": {
    typeName: "AWS::Organizations::Policy",
    beneath: () => ({}),
    matches: ({ Name }, { name }) => Name === name,
    importId: ({ Id = "" }) => Id,
  },
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": {
    typeName: "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
    beneath: () => ({}),
    matches: ({ ResolverQueryLogConfigId, ResourceId }, { resolverQueryLogConfigId, resourceId }) =>
      ResolverQueryLogConfigId === resolverQueryLogConfigId && ResourceId === resourceId,
    importId: ({ Id = "" }) => Id,
  },
  "aws:transfer/sshKey:SshKey": {
    typeName: "AWS::Transfer::User",
    beneath: ({ serverId = "" }) => ({ ServerId: serverId }),
    matches: ({ UserName, SshPublicKeys }, { userName, body }) =>
      UserName === userName && body !== undefined && SshPublicKeys?.includes(body) === true,
    importId: ({ UserName }) => {
      throw new Error(
        `A key of ${UserName} is on its server already and AWS doesn't tell under which number: remove it there, and run this again.`,
      );
    },
  },
  "aws:route53/zone:Zone": {
    typeName: "AWS::Route53::HostedZone",
    beneath: () => ({}),
    matches: ({ Name = "" }, { name }) => Name.replace(/\.$/, "") === name,
    importId: ({ Id = "" }) => Id,
  },
};
