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

const named: List["matches"] = ({ Name }, { name }) => Name === name;

/** What lies beneath nothing and is imported by one of its own properties. */
function alone(typeName: string, id: string, matches: List["matches"]): List {
  return { typeName, beneath: () => ({}), matches, importId: (properties) => properties[id] ?? "" };
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
  "aws:efs/mountTarget:MountTarget": {
    typeName: "AWS::EFS::MountTarget",
    beneath: ({ fileSystemId = "" }) => ({ FileSystemId: fileSystemId }),
    matches: ({ FileSystemId, SubnetId }, { fileSystemId, subnetId }) =>
      FileSystemId === fileSystemId && SubnetId === subnetId,
    importId: ({ Id = "" }) => Id,
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    typeName: "AWS::EKS::PodIdentityAssociation",
    beneath: ({ clusterName = "" }) => ({ ClusterName: clusterName }),
    matches: ({ Namespace, ServiceAccount }, { namespace, serviceAccount }) =>
      Namespace === namespace && ServiceAccount === serviceAccount,
    importId: ({ ClusterName, AssociationId }) => `${ClusterName},${AssociationId}`,
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": alone(
    "AWS::IAM::OIDCProvider",
    "Arn",
    ({ Url = "" }, { url = "" }) => `https://${Url.replace("https://", "")}` === url,
  ),
  "aws:iam/policy:Policy": alone(
    "AWS::IAM::ManagedPolicy",
    "PolicyArn",
    ({ ManagedPolicyName }, { name }) => ManagedPolicyName === name,
  ),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": alone(
    "AWS::IAM::Role",
    "Arn",
    ({ Path }, { awsServiceName }) => Path === `/aws-service-role/${awsServiceName}/`,
  ),
  "aws:organizations/account:Account": alone(
    "AWS::Organizations::Account",
    "AccountId",
    ({ Email }, { email }) => Email === email,
  ),
  "aws:organizations/organization:Organization": alone("AWS::Organizations::Organization", "Id", () => true),
  "aws:organizations/organizationalUnit:OrganizationalUnit": alone(
    "AWS::Organizations::OrganizationalUnit",
    "Id",
    named,
  ),
  "aws:organizations/policy:Policy": alone("AWS::Organizations::Policy", "Id", named),
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": {
    typeName: "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
    beneath: () => ({}),
    matches: ({ ResolverQueryLogConfigId, ResourceId }, { resolverQueryLogConfigId, resourceId }) =>
      ResolverQueryLogConfigId === resolverQueryLogConfigId && ResourceId === resourceId,
    importId: ({ Id = "" }) => Id,
  },
  "aws:route53/zone:Zone": alone(
    "AWS::Route53::HostedZone",
    "Id",
    ({ Name = "" }, { name }) => Name.replace(/\.$/, "") === name,
  ),
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
};
