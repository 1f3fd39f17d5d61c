/** What is known of a resource that the state doesn't have: its own inputs, and what stands behind its references. */
export interface Given {
  /** An input as text, where it is known; the id of what it refers to, where it isn't. */
  id(property: string): string | undefined;
  /** An input as text, where it is known; the ARN of what it refers to, where it isn't. */
  arn(property: string): string | undefined;
}

/** How one learns whether the cloud already has what a run was making when it ended. */
export type Way =
  /**
   * Its id is the cloud's choice: by the tag `domicile:id`. `arn` matches from the service on; its groups make the
   * import id.
   */
  | { readonly by: "tag"; readonly arn: RegExp; readonly importId: (...groups: readonly string[]) => string }
  /** It is called by what we chose, and a second one is refused: by its import id. */
  | { readonly by: "name"; readonly importId: (given: Given) => string | undefined }
  /** Neither tag nor name tells: among all of its type that have these inputs. */
  | { readonly by: "list"; readonly within: readonly string[] }
  /** Made again it is the same thing: nobody needs to know. */
  | { readonly by: "none" };

const again: Way = { by: "none" };

/** What has an ARN that ends in its id. */
const tagged = (arn: RegExp, importId: (...groups: readonly string[]) => string = (_, id = "") => id): Way => ({
  by: "tag",
  arn,
  importId,
});
const byArn = (arn: RegExp): Way => tagged(arn, (whole = "") => whole);
const ec2 = (kind: string): Way => tagged(new RegExp(`^arn:[\\w-]+:ec2:[\\w-]+:\\d+:${kind}/([\\w-]+)$`));
const resolver = (kind: string): Way =>
  tagged(new RegExp(`^arn:[\\w-]+:route53resolver:[\\w-]+:\\d+:${kind}/([\\w-]+)$`));
/** What goes by its own properties, joined as the provider's import wants them. */
const named = (properties: readonly string[], joint = ":"): Way => ({
  by: "name",
  importId: (given) =>
    joined(
      properties.map((property) => given.id(property)),
      joint,
    ),
});
/** What goes by the ARNs of its ends. */
const betweenArns = (...properties: readonly string[]): Way => ({
  by: "name",
  importId: (given) =>
    joined(
      properties.map((property) => given.arn(property)),
      ",",
    ),
});
const listed = (...within: readonly string[]): Way => ({ by: "list", within });

function joined(parts: readonly (string | undefined)[], joint: string): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(joint);
}

/**
 * Every type that a tenant, or the ground under it, is made of. What imports go by is from the documentation of the
 * installed provider package; which service tells its tags to the tagging API, and what a second call does, rests on AWS's
 * documentation †.
 */
const WAYS: Readonly<Record<string, Way>> = {
  "aws:accessanalyzer/analyzer:Analyzer": named(["analyzerName"]),
  "aws:account/alternativeContact:AlternativeContact": again,
  "aws:account/region:Region": again,
  "aws:acm/certificate:Certificate": byArn(/^arn:[\w-]+:acm:[\w-]+:\d+:certificate\/[\w-]+$/),
  "aws:autoscaling/attachment:Attachment": again,
  "aws:backup/globalSettings:GlobalSettings": again,
  "aws:backup/plan:Plan": tagged(/^arn:[\w-]+:backup:[\w-]+:\d+:backup-plan:([\w-]+)$/),
  "aws:backup/regionSettings:RegionSettings": again,
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": named(["name"]),
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": named(["name", "restoreTestingPlanName"]),
  "aws:backup/selection:Selection": listed("planId"),
  "aws:backup/vault:Vault": named(["name"]),
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": named(["backupVaultName"]),
  "aws:backup/vaultPolicy:VaultPolicy": named(["backupVaultName"]),
  "aws:budgets/budget:Budget": named(["accountId", "name"]),
  "aws:cfg/deliveryChannel:DeliveryChannel": named(["name"]),
  "aws:cfg/recorder:Recorder": named(["name"]),
  "aws:cfg/recorderStatus:RecorderStatus": again,
  "aws:cloudtrail/trail:Trail": byArn(/^arn:[\w-]+:cloudtrail:[\w-]+:\d+:trail\/[\w.-]+$/),
  "aws:cloudwatch/eventRule:EventRule": named(["name"]),
  "aws:cloudwatch/eventTarget:EventTarget": again,
  "aws:cloudwatch/logGroup:LogGroup": named(["name"]),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": named(["logGroupName", "name"]),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": named(["policyName"]),
  "aws:cloudwatch/metricAlarm:MetricAlarm": named(["name"]),
  "aws:cloudwatch/queryDefinition:QueryDefinition": listed("name"),
  "aws:codebuild/project:Project": byArn(/^arn:[\w-]+:codebuild:[\w-]+:\d+:project\/[\w-]+$/),
  "aws:ebs/defaultKmsKey:DefaultKmsKey": again,
  "aws:ebs/encryptionByDefault:EncryptionByDefault": again,
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": again,
  "aws:ec2/customerGateway:CustomerGateway": ec2("customer-gateway"),
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": again,
  "aws:ec2/defaultRouteTable:DefaultRouteTable": again,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": again,
  "aws:ec2/eip:Eip": ec2("elastic-ip"),
  "aws:ec2/flowLog:FlowLog": ec2("vpc-flow-log"),
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": again,
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": again,
  "aws:ec2/internetGateway:InternetGateway": ec2("internet-gateway"),
  "aws:ec2/launchTemplate:LaunchTemplate": ec2("launch-template"),
  "aws:ec2/natGateway:NatGateway": ec2("natgateway"),
  "aws:ec2/networkAcl:NetworkAcl": ec2("network-acl"),
  "aws:ec2/networkAclAssociation:NetworkAclAssociation": again,
  "aws:ec2/networkAclRule:NetworkAclRule": named(["networkAclId", "ruleNumber", "protocol", "egress"]),
  "aws:ec2/route:Route": {
    by: "name",
    importId: (given) =>
      joined([given.id("routeTableId"), given.id("destinationCidrBlock") ?? given.id("destinationPrefixListId")], "_"),
  },
  "aws:ec2/routeTable:RouteTable": ec2("route-table"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    by: "name",
    importId: (given) => joined([given.id("subnetId") ?? given.id("gatewayId"), given.id("routeTableId")], "/"),
  },
  "aws:ec2/securityGroup:SecurityGroup": ec2("security-group"),
  "aws:ec2/serialConsoleAccess:SerialConsoleAccess": again,
  "aws:ec2/subnet:Subnet": ec2("subnet"),
  "aws:ec2/vpc:Vpc": ec2("vpc"),
  "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion": ec2("vpc-block-public-access-exclusion"),
  "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": again,
  "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpc-endpoint"),
  "aws:ec2/vpnConnection:VpnConnection": ec2("vpn-connection"),
  "aws:ec2/vpnConnectionRoute:VpnConnectionRoute": again,
  "aws:ec2/vpnGateway:VpnGateway": ec2("vpn-gateway"),
  "aws:ecr/repository:Repository": named(["name"]),
  "aws:ecr/repositoryPolicy:RepositoryPolicy": named(["repository"]),
  "aws:efs/accessPoint:AccessPoint": tagged(/^arn:[\w-]+:elasticfilesystem:[\w-]+:\d+:access-point\/([\w-]+)$/),
  "aws:efs/fileSystem:FileSystem": tagged(/^arn:[\w-]+:elasticfilesystem:[\w-]+:\d+:file-system\/([\w-]+)$/),
  "aws:efs/fileSystemPolicy:FileSystemPolicy": again,
  "aws:efs/mountTarget:MountTarget": listed("fileSystemId", "subnetId"),
  "aws:eks/accessEntry:AccessEntry": named(["clusterName", "principalArn"]),
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": again,
  "aws:eks/addon:Addon": named(["clusterName", "addonName"]),
  "aws:eks/cluster:Cluster": named(["name"]),
  "aws:eks/nodeGroup:NodeGroup": tagged(
    /^arn:[\w-]+:eks:[\w-]+:\d+:nodegroup\/([\w-]+)\/([\w-]+)\/[\w-]+$/,
    (_, cluster = "", name = "") => `${cluster}:${name}`,
  ),
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": listed("clusterName", "namespace", "serviceAccount"),
  "aws:guardduty/detector:Detector": tagged(/^arn:[\w-]+:guardduty:[\w-]+:\d+:detector\/([0-9a-f]+)$/),
  "aws:guardduty/detectorFeature:DetectorFeature": again,
  "aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan": tagged(
    /^arn:[\w-]+:guardduty:[\w-]+:\d+:malware-protection-plan\/([0-9a-f]+)$/,
  ),
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": again,
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": listed("url"),
  "aws:iam/organizationsFeatures:OrganizationsFeatures": again,
  "aws:iam/policy:Policy": listed("name"),
  "aws:iam/role:Role": named(["name"]),
  "aws:iam/rolePolicy:RolePolicy": named(["role", "name"]),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": again,
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": listed("awsServiceName"),
  "aws:inspector2/enabler:Enabler": again,
  "aws:kms/alias:Alias": named(["name"]),
  "aws:kms/key:Key": tagged(/^arn:[\w-]+:kms:[\w-]+:\d+:key\/([\w-]+)$/),
  "aws:lb/listener:Listener": byArn(/^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d+:listener\/.+$/),
  "aws:lb/loadBalancer:LoadBalancer": byArn(/^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d+:loadbalancer\/.+$/),
  "aws:lb/targetGroup:TargetGroup": byArn(/^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d+:targetgroup\/.+$/),
  "aws:macie2/account:Account": listed(),
  "aws:macie2/classificationJob:ClassificationJob": tagged(
    /^arn:[\w-]+:macie2:[\w-]+:\d+:classification-job\/([0-9a-f]+)$/,
  ),
  "aws:networkfirewall/firewall:Firewall": byArn(/^arn:[\w-]+:network-firewall:[\w-]+:\d+:firewall\/[\w-]+$/),
  "aws:networkfirewall/firewallPolicy:FirewallPolicy": byArn(
    /^arn:[\w-]+:network-firewall:[\w-]+:\d+:firewall-policy\/[\w-]+$/,
  ),
  "aws:networkfirewall/loggingConfiguration:LoggingConfiguration": betweenArns("firewallArn"),
  "aws:networkfirewall/ruleGroup:RuleGroup": byArn(
    /^arn:[\w-]+:network-firewall:[\w-]+:\d+:stateful-rulegroup\/[\w-]+$/,
  ),
  "aws:organizations/account:Account": listed("email"),
  "aws:organizations/organization:Organization": listed(),
  "aws:organizations/organizationalUnit:OrganizationalUnit": listed("name"),
  "aws:organizations/policy:Policy": listed("name"),
  "aws:organizations/policyAttachment:PolicyAttachment": named(["targetId", "policyId"]),
  "aws:rds/instance:Instance": named(["identifier"]),
  "aws:rds/optionGroup:OptionGroup": named(["name"]),
  "aws:rds/parameterGroup:ParameterGroup": named(["name"]),
  "aws:rds/subnetGroup:SubnetGroup": named(["name"]),
  "aws:route53/resolverEndpoint:ResolverEndpoint": resolver("resolver-endpoint"),
  "aws:route53/resolverFirewallConfig:ResolverFirewallConfig": again,
  "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList": resolver("firewall-domain-list"),
  "aws:route53/resolverFirewallRule:ResolverFirewallRule": named(["firewallRuleGroupId", "firewallDomainListId"]),
  "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup": resolver("firewall-rule-group"),
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation": resolver(
    "firewall-rule-group-association",
  ),
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": resolver("resolver-query-log-config"),
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": listed(
    "resolverQueryLogConfigId",
    "resourceId",
  ),
  "aws:route53/resolverRule:ResolverRule": resolver("resolver-rule"),
  "aws:route53/resolverRuleAssociation:ResolverRuleAssociation": listed("resolverRuleId", "vpcId"),
  "aws:route53/zone:Zone": listed("name"),
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": again,
  "aws:s3/bucket:Bucket": named(["bucket"]),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": named(["bucket"]),
  "aws:s3/bucketLogging:BucketLogging": named(["bucket"]),
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": named(["bucket"]),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": named(["bucket"]),
  "aws:s3/bucketPolicy:BucketPolicy": named(["bucket"]),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": named(["bucket"]),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": named(["bucket"]),
  "aws:s3/bucketVersioning:BucketVersioning": named(["bucket"]),
  "aws:scheduler/schedule:Schedule": {
    by: "name",
    importId: (given) => joined([given.id("groupName") ?? "default", given.id("name")], "/"),
  },
  "aws:secretsmanager/secret:Secret": byArn(/^arn:[\w-]+:secretsmanager:[\w-]+:\d+:secret:.+$/),
  "aws:securityhub/account:Account": listed(),
  "aws:securityhub/standardsSubscription:StandardsSubscription": again,
  "aws:sesv2/configurationSet:ConfigurationSet": named(["configurationSetName"]),
  "aws:sesv2/emailIdentity:EmailIdentity": named(["emailIdentity"]),
  "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes": again,
  "aws:sfn/stateMachine:StateMachine": byArn(/^arn:[\w-]+:states:[\w-]+:\d+:stateMachine:[\w-]+$/),
  "aws:sns/topic:Topic": byArn(/^arn:[\w-]+:sns:[\w-]+:\d+:[\w-]+$/),
  "aws:sns/topicSubscription:TopicSubscription": again,
  "aws:ssm/document:Document": named(["name"]),
  "aws:transfer/server:Server": tagged(/^arn:[\w-]+:transfer:[\w-]+:\d+:server\/([\w-]+)$/),
  "aws:transfer/sshKey:SshKey": listed("serverId", "userName", "body"),
  "aws:transfer/user:User": named(["serverId", "userName"], "/"),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ec2("security-group-rule"),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ec2("security-group-rule"),
  "aws:wafv2/webAcl:WebAcl": tagged(
    /^arn:[\w-]+:wafv2:[\w-]+:\d+:regional\/webacl\/([\w-]+)\/([\w-]+)$/,
    (_, name = "", id = "") => `${id}/${name}/REGIONAL`,
  ),
  "aws:wafv2/webAclAssociation:WebAclAssociation": betweenArns("webAclArn", "resourceArn"),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": betweenArns("resourceArn"),
};

/** An object of a cluster goes by its namespace, where it has one, and its name. */
const KUBERNETES: Way = {
  by: "name",
  importId: (given) =>
    [given.id("metadata.namespace"), given.id("metadata.name")].filter((part) => part !== undefined).join("/") ||
    undefined,
};

/** How to look a type up; undefined for a type that nobody has entered here. */
export function wayOf(type: string): Way | undefined {
  return type.startsWith("kubernetes:") ? KUBERNETES : WAYS[type];
}
