// A home of about as many resources as ours that say about as much, as somebody would write it with the CDK, for
// `npm run bench -- --cdk`.
const EVERY = "0.0.0.0/0";
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** Declares one home in a stack. @param cdk what aws-cdk-lib exports */
function declareHome(cdk, app, name) {
  const stack = new cdk.Stack(app, name, { env: { account: "111122223333", region: "eu-south-2" } });
  const keys = ["data", "backup", "logs", "secrets", "state"].map((purpose) => {
    const key = new cdk.aws_kms.CfnKey(stack, `key-${purpose}`, {
      enableKeyRotation: true,
      keyPolicy: document(owners(stack), ...times(9, (part) => keyUse(stack, part))),
    });
    new cdk.aws_kms.CfnAlias(stack, `alias-${purpose}`, {
      aliasName: `alias/${name}-${purpose}`,
      targetKeyId: key.ref,
    });
    return key.attrArn;
  });
  const network = declareNetwork(cdk.aws_ec2, stack);
  declareStores(cdk, stack, network, keys);
  declareCluster(cdk, stack, network, keys);
  declareEdge(cdk, stack, network);
  declareRecords(cdk, stack, keys);
  const tags = { "domicile:tenant": name, "domicile:data": "hr", "domicile:id": "f304c8db7e9e9631" };
  for (const [key, value] of Object.entries(tags)) cdk.Tags.of(stack).add(key, value);
  return stack;
}

const document = (...Statement) => ({ Version: "2012-10-17", Statement });

const statement = (Effect, Action, Principal, Resource = "*") => ({
  Effect,
  Action,
  Resource,
  ...(Principal && { Principal }),
});

const owners = (stack) => statement("Allow", "kms:*", { AWS: `arn:aws:iam::${stack.account}:root` });

/** What one part of the home may do with a key, through one service alone. */
const keyUse = (stack, part) => ({
  Sid: `Part${part}`,
  ...statement("Allow", ["kms:Decrypt", "kms:GenerateDataKey*"], {
    AWS: `arn:aws:iam::${stack.account}:role/${stack.stackName}-part-${part}`,
  }),
  Condition: { StringEquals: { "kms:ViaService": `s3.${stack.region}.amazonaws.com` } },
});

/** Six tiers in two zones: a subnet, a table and a route each, an ACL a tier, a group a part and a rule a way. */
function declareNetwork(ec2, stack) {
  const vpcId = new ec2.CfnVPC(stack, "vpc", { cidrBlock: "10.0.0.0/16", enableDnsSupport: true }).ref;
  const gatewayId = new ec2.CfnInternetGateway(stack, "gateway").ref;
  new ec2.CfnVPCGatewayAttachment(stack, "attachment", { vpcId, internetGatewayId: gatewayId });
  const tiers = times(6, (tier) => {
    const acl = new ec2.CfnNetworkAcl(stack, `acl-${tier}`, { vpcId });
    times(17, (line) => {
      const entry = { networkAclId: acl.ref, ruleNumber: 100 + line, ruleAction: "allow", egress: line % 2 === 0 };
      const portRange = { from: 440 + line, to: 440 + line };
      new ec2.CfnNetworkAclEntry(stack, `acl-${tier}-${line}`, {
        ...entry,
        protocol: 6,
        portRange,
        cidrBlock: `10.0.${line}.0/24`,
      });
    });
    return times(2, (zone) => {
      const at = `${tier}-${zone}`;
      const cidrBlock = `10.0.${tier * 2 + zone}.0/24`;
      const subnetId = new ec2.CfnSubnet(stack, `subnet-${at}`, {
        vpcId,
        cidrBlock,
        availabilityZone: `eu-south-2${"ab"[zone]}`,
      }).ref;
      const routeTableId = new ec2.CfnRouteTable(stack, `table-${at}`, { vpcId }).ref;
      new ec2.CfnRoute(stack, `route-${at}`, { routeTableId, destinationCidrBlock: EVERY, gatewayId });
      new ec2.CfnSubnetRouteTableAssociation(stack, `joined-${at}`, { subnetId, routeTableId });
      new ec2.CfnSubnetNetworkAclAssociation(stack, `guarded-${at}`, { subnetId, networkAclId: acl.ref });
      return subnetId;
    });
  });
  const groups = times(
    11,
    (part) => new ec2.CfnSecurityGroup(stack, `group-${part}`, { vpcId, groupDescription: `part ${part}` }).attrGroupId,
  );
  times(30, (way) => {
    const [groupId, other] = [groups[way % 11], groups[(way + 1) % 11]];
    const traffic = { groupId, ipProtocol: "tcp", fromPort: 443 + way, toPort: 443 + way };
    new ec2.CfnSecurityGroupIngress(stack, `in-${way}`, { ...traffic, sourceSecurityGroupId: other });
    new ec2.CfnSecurityGroupEgress(stack, `out-${way}`, { ...traffic, destinationSecurityGroupId: other });
  });
  times(
    17,
    (service) =>
      new ec2.CfnVPCEndpoint(stack, `endpoint-${service}`, {
        vpcId,
        vpcEndpointType: "Interface",
        serviceName: `com.amazonaws.eu-south-2.service-${service}`,
        subnetIds: tiers[4],
        securityGroupIds: [groups[10]],
        policyDocument: document({
          ...statement("Allow", "*", { AWS: "*" }),
          Condition: { StringEquals: { "aws:PrincipalAccount": stack.account, "aws:ResourceAccount": stack.account } },
        }),
      }),
  );
  return { vpcId, tiers, groups };
}

function declareStores({ aws_s3: s3, aws_rds: rds, aws_backup: backup }, stack, { tiers, groups }, [data, backups]) {
  times(30, (index) => {
    const encryption = { serverSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: data } };
    const bucket = new s3.CfnBucket(stack, `bucket-${index}`, {
      bucketEncryption: { serverSideEncryptionConfiguration: [encryption] },
      versioningConfiguration: { status: "Enabled" },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
    });
    new s3.CfnBucketPolicy(stack, `policy-${index}`, {
      bucket: bucket.ref,
      policyDocument: document(
        ...times(4, (part) => ({
          Sid: `Closed${part}`,
          ...statement("Deny", "s3:*", { AWS: "*" }, [bucket.attrArn, `${bucket.attrArn}/*`]),
          Condition: {
            Bool: { "aws:SecureTransport": "false" },
            StringNotEquals: { "aws:PrincipalAccount": [stack.account] },
          },
        })),
      ),
    });
  });
  const dbSubnetGroupName = new rds.CfnDBSubnetGroup(stack, "subnets", {
    dbSubnetGroupDescription: "data",
    subnetIds: tiers[3],
  }).ref;
  new rds.CfnDBInstance(stack, "database", {
    engine: "postgres",
    dbInstanceClass: "db.m7g.large",
    allocatedStorage: "120",
    multiAz: true,
    storageEncrypted: true,
    kmsKeyId: data,
    deletionProtection: true,
    backupRetentionPeriod: 35,
    dbSubnetGroupName,
    vpcSecurityGroups: [groups[3]],
  });
  const vault = new backup.CfnBackupVault(stack, "vault", {
    backupVaultName: stack.stackName,
    encryptionKeyArn: backups,
  });
  const backupPlanRule = [{ ruleName: "daily", targetBackupVault: vault.ref, scheduleExpression: "cron(0 1 * * ? *)" }];
  const plan = new backup.CfnBackupPlan(stack, "plan", { backupPlan: { backupPlanName: "nightly", backupPlanRule } });
  const iamRoleArn = `arn:aws:iam::${stack.account}:role/backup`;
  new backup.CfnBackupSelection(stack, "all", {
    backupPlanId: plan.ref,
    backupSelection: { selectionName: "all", iamRoleArn, resources: ["*"] },
  });
}

function declareCluster({ aws_eks: eks, aws_iam: iam }, stack, { tiers, groups }, [key]) {
  const roles = times(37, (part) => {
    const role = new iam.CfnRole(stack, `role-${part}`, {
      assumeRolePolicyDocument: document({
        ...statement("Allow", "sts:AssumeRole", { Service: "ec2.amazonaws.com" }),
        Condition: { StringEquals: { "aws:SourceAccount": stack.account } },
      }),
      description: `What part ${part} of ${stack.stackName} does on its own behalf`,
      permissionsBoundary: `arn:aws:iam::${stack.account}:policy/boundary`,
      roleName: `${stack.stackName}-part-${part}`,
    });
    const policyDocument = document(
      statement("Allow", ["s3:GetObject", "s3:ListBucket"], undefined, `arn:aws:s3:::files-${part}/*`),
      statement("Allow", ["kms:Decrypt", "kms:GenerateDataKey"], undefined, key),
      statement(
        "Allow",
        ["logs:CreateLogStream", "logs:PutLogEvents"],
        undefined,
        `arn:aws:logs:::log-group:part-${part}`,
      ),
    );
    new iam.CfnPolicy(stack, `rights-${part}`, { policyName: `part-${part}`, policyDocument, roles: [role.ref] });
    return role.attrArn;
  });
  const cluster = new eks.CfnCluster(stack, "cluster", {
    roleArn: roles[0],
    version: "1.34",
    resourcesVpcConfig: {
      subnetIds: tiers[5],
      securityGroupIds: [groups[5]],
      endpointPrivateAccess: true,
      endpointPublicAccess: false,
    },
    encryptionConfig: [{ resources: ["secrets"], provider: { keyArn: key } }],
  });
  times(
    5,
    (part) =>
      new eks.CfnNodegroup(stack, `nodes-${part}`, { clusterName: cluster.ref, nodeRole: roles[1], subnets: tiers[2] }),
  );
  times(
    6,
    (part) => new eks.CfnAddon(stack, `addon-${part}`, { clusterName: cluster.ref, addonName: `addon-${part}` }),
  );
}

function declareEdge({ aws_elasticloadbalancingv2: lb, aws_wafv2: waf }, stack, { tiers, groups, vpcId }) {
  const balancer = new lb.CfnLoadBalancer(stack, "entrance", {
    scheme: "internet-facing",
    subnets: tiers[0],
    securityGroups: [groups[0]],
  });
  const targetGroupArn = new lb.CfnTargetGroup(stack, "web", { vpcId, port: 443, protocol: "HTTPS" }).ref;
  const defaultActions = [{ type: "forward", targetGroupArn }];
  new lb.CfnListener(stack, "https", { loadBalancerArn: balancer.ref, port: 443, protocol: "HTTPS", defaultActions });
  const visibilityConfig = { cloudWatchMetricsEnabled: true, metricName: "entrance", sampledRequestsEnabled: true };
  const acl = new waf.CfnWebACL(stack, "waf", { scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig });
  new waf.CfnWebACLAssociation(stack, "guarded", { resourceArn: balancer.ref, webAclArn: acl.attrArn });
}

function declareRecords({ aws_logs: logs, aws_cloudwatch: watch, aws_sns: sns }, stack, [, , kmsKeyId]) {
  const topics = times(8, (index) => new sns.CfnTopic(stack, `topic-${index}`, { kmsMasterKeyId: kmsKeyId }).ref);
  for (const [index, topicArn] of topics.entries())
    new sns.CfnSubscription(stack, `heard-${index}`, { topicArn, protocol: "email", endpoint: "a@b.example" });
  times(30, (index) => {
    const logGroupName = new logs.CfnLogGroup(stack, `log-${index}`, { kmsKeyId, retentionInDays: 731 }).ref;
    const metricTransformations = [{ metricName: `m${index}`, metricNamespace: "home", metricValue: "1" }];
    new logs.CfnMetricFilter(stack, `filter-${index}`, { logGroupName, filterPattern: "ERROR", metricTransformations });
    new watch.CfnAlarm(stack, `alarm-${index}`, {
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
      threshold: 0,
      metricName: `m${index}`,
      namespace: "home",
      period: 60,
      statistic: "Sum",
      alarmActions: [topics[0]],
    });
  });
}

module.exports = { declareHome };
