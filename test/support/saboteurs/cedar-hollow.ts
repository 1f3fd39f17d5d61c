import { ec2, eks, vpc } from "@pulumi/aws";
import { add, admit, allow, type Saboteur, set, spoil } from "./sabotage.ts";
import { INSTANCE, ROLE, STRANGER } from "./words.ts";

const ACL = "aws:wafv2/webAcl:WebAcl";

/** Health data that Texas keeps in the United States, in MySQL. */
export const cedarHollow: readonly Saboteur[] = [
  {
    does: "lets the database speak without TLS",
    sabotage: spoil("aws:rds/parameterGroup:ParameterGroup", "cedar-hollow", ({ parameters, ...inputs }) => ({
      ...inputs,
      parameters: parameters.map((one: { name: string }) =>
        one.name === "require_secure_transport" ? { ...one, value: "0" } : one,
      ),
    })),
    at: "cedar-hollow",
    caughtBy: ["tls-to-backend"],
  },
  {
    does: "gives the database a public address",
    sabotage: set(INSTANCE, "cedar-hollow", { publiclyAccessible: true }),
    at: "cedar-hollow",
    caughtBy: ["no-public-database"],
  },
  {
    does: "leads the data tier to a network of somebody else",
    sabotage: add(({ here, id }) => {
      const routeTableId = id("aws:ec2/routeTable:RouteTable", "cedar-hollow-data-1");
      const vpcPeeringConnectionId = "pcx-0123456789abcdef0";
      new ec2.Route("peer", { routeTableId, destinationCidrBlock: "172.31.0.0/16", vpcPeeringConnectionId }, here);
    }),
    at: "cedar-hollow-data-1",
    caughtBy: ["db-subnets-no-internet-route", "no-unproven-at-apply"],
  },
  {
    does: "puts the cluster's endpoint on the internet",
    sabotage: spoil("aws:eks/cluster:Cluster", "cedar-hollow", ({ vpcConfig, ...inputs }) => ({
      ...inputs,
      vpcConfig: { ...vpcConfig, endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] },
    })),
    at: "cedar-hollow",
    caughtBy: ["eks-endpoint-private"],
  },
  {
    does: "lets the nodes' role administer the cluster",
    sabotage: add(({ here, tags }) => {
      const principalArn = "arn:aws:iam::220000000041:role/cedar-hollow-node";
      const policyArn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
      const about = { clusterName: "cedar-hollow", principalArn };
      new eks.AccessEntry("nodes", { ...about, type: "STANDARD", tags }, here);
      new eks.AccessPolicyAssociation("nodes", { ...about, policyArn, accessScope: { type: "cluster" } }, here);
    }),
    at: "nodes",
    caughtBy: ["eks-access-entries", "no-unproven-at-apply", "rbac-no-cluster-admin"],
  },
  {
    does: "lets files be made public one by one",
    sabotage: set("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "cedar-hollow-files", {
      blockPublicAcls: false,
      ignorePublicAcls: false,
    }),
    at: "cedar-hollow-files",
    caughtBy: ["s3-block-public"],
  },
  {
    does: "lets another company act as the product",
    sabotage: allow(
      ROLE,
      "cedar-hollow-app",
      { Principal: { AWS: `arn:aws:iam::${STRANGER}:root` }, Action: "sts:AssumeRole" },
      "assumeRolePolicy",
    ),
    at: "cedar-hollow-app",
    caughtBy: [
      "no-unproven-at-apply",
      "operators-as-agreed",
      "people-bounded",
      "second-factor-always",
      "support-as-chosen",
      "trust-policy-closed",
    ],
  },
  {
    does: "lets pods read the rights of their node",
    sabotage: spoil("aws:ec2/launchTemplate:LaunchTemplate", "cedar-hollow-app", ({ metadataOptions, ...inputs }) => ({
      ...inputs,
      metadataOptions: { ...metadataOptions, httpPutResponseHopLimit: 2 },
    })),
    at: "cedar-hollow-app",
    caughtBy: ["eks-private-nodes"],
  },
  {
    does: "opens SSH to an office",
    sabotage: add(({ here, tags, id }) => {
      const securityGroupId = id("aws:ec2/securityGroup:SecurityGroup", "cedar-hollow-system");
      const port = { ipProtocol: "tcp", fromPort: 22, toPort: 22, tags };
      new vpc.SecurityGroupIngressRule("office", { ...port, securityGroupId, cidrIpv4: "198.51.100.7/32" }, here);
    }),
    at: "cedar-hollow-system",
    caughtBy: ["no-admin-ports-from-internet"],
  },
  {
    does: "mutes the alarm on who touches the records",
    sabotage: set("aws:cloudwatch/metricAlarm:MetricAlarm", "cedar-hollow-records-touched", { actionsEnabled: false }),
    at: "cedar-hollow",
    caughtBy: ["tampering-rings-an-alarm"],
  },
  {
    does: "takes down who writes files, and not who reads them",
    sabotage: spoil("aws:cloudtrail/trail:Trail", "cedar-hollow", ({ advancedEventSelectors, ...inputs }) => ({
      ...inputs,
      advancedEventSelectors: advancedEventSelectors.map(
        ({ fieldSelectors, ...selector }: { name: string; fieldSelectors: object[] }) => ({
          ...selector,
          fieldSelectors:
            selector.name === "files" ? [...fieldSelectors, { field: "readOnly", equals: ["false"] }] : fieldSelectors,
        }),
      ),
    })),
    at: "cedar-hollow-files",
    caughtBy: ["touches-recorded"],
  },
  {
    does: "counts who guesses passwords, and lets them go on",
    sabotage: spoil(ACL, "cedar-hollow", ({ rules, ...inputs }) => ({
      ...inputs,
      rules: rules.map((one: { name: string }) =>
        one.name === "sign-in-attempts" ? { ...one, action: { count: {} } } : one,
      ),
    })),
    at: "/oauth2/",
    caughtBy: ["no-unproven-at-apply", "sign-in-slowed"],
  },
  {
    does: "mutes the alarm on who guesses passwords",
    sabotage: set("aws:cloudwatch/metricAlarm:MetricAlarm", "cedar-hollow-sign-in-guessed", { actionsEnabled: false }),
    at: "cedar-hollow",
    caughtBy: ["sign-in-guessing-heard"],
  },
  {
    does: "lets other systems call without a token",
    sabotage: spoil(ACL, "cedar-hollow", ({ rules, ...inputs }) => ({
      ...inputs,
      rules: rules.filter(({ name }: { name: string }) => name !== "calls-without-token"),
    })),
    at: "/apis/",
    caughtBy: ["calls-show-a-token"],
  },
  {
    does: "lets bodies of any length in at every page",
    sabotage: spoil(ACL, "cedar-hollow", ({ rules, ...inputs }) => ({
      ...inputs,
      rules: rules.filter(({ name }: { name: string }) => name !== "bodies-elsewhere-than-uploads"),
    })),
    at: "SizeRestrictions_BODY",
    caughtBy: ["large-bodies-only-at-uploads"],
  },
  {
    does: "hands mail over in plain to whoever asks for it so",
    sabotage: set("aws:sesv2/configurationSet:ConfigurationSet", "cedar-hollow", {
      deliveryOptions: { tlsPolicy: "OPTIONAL" },
    }),
    at: "cedar-hollow",
    caughtBy: ["mail-over-tls-only"],
  },
  {
    does: "lets mail go out in the name of a bank",
    sabotage: set("aws:sesv2/emailIdentity:EmailIdentity", "cedar-hollow", { emailIdentity: "bank.example" }),
    at: "bank.example",
    caughtBy: ["every-type-looked-at", "mail-sender-proven"],
  },
  {
    does: "sends mail from whatever address it likes",
    sabotage: allow("aws:iam/rolePolicy:RolePolicy", "cedar-hollow-app-mail", {
      Action: "ses:SendEmail",
      Resource: "arn:aws:ses:us-east-1:220000000041:identity/*",
    }),
    at: "cedar-hollow-app-mail",
    caughtBy: ["mail-from-own-domain-only"],
  },
  {
    does: "lets itself in with a password alone",
    sabotage: admit("cedar-hollow-break-glass", ({ StringEquals = {}, ...conditions }) => {
      const { "aws:RequestTag/second-factor": _, ...others } = StringEquals;
      return { ...conditions, StringEquals: others };
    }),
    at: "cedar-hollow-break-glass",
    caughtBy: ["second-factor-always"],
  },
  {
    does: "stays on a database that gets no more fixes",
    sabotage: set(INSTANCE, "cedar-hollow", { engineLifecycleSupport: "open-source-rds-extended-support" }),
    at: "cedar-hollow",
    caughtBy: ["database-in-support"],
  },
];
