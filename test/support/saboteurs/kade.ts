import { cloudwatch, ec2, iam, vpc } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { add, allow, inContainer, inPod, inSpec, ofEachRule, type Saboteur, set, spoil } from "./sabotage.ts";
import { BUCKET_POLICY, DEPLOYMENT, EVERYONE, INSTANCE, KEY, PLAN, STRANGER } from "./words.ts";

/** Legal files from the Netherlands, in Germany. */
export const kade: readonly Saboteur[] = [
  {
    does: "copies backups to the United States",
    sabotage: ofEachRule(PLAN, "kade", ({ copyActions, ...rule }) => {
      const destinationVaultArn = "arn:aws:backup:us-east-1:220000000032:backup-vault:kade-copy";
      return { ...rule, copyActions: copyActions.map((copy) => ({ ...copy, destinationVaultArn })) };
    }),
    at: "kade",
    caughtBy: ["arn-region-allowed", "backup-copies-in-region", "no-region-escape-properties", "no-unproven-at-apply"],
  },
  {
    does: "puts a pod on its node's own network",
    sabotage: inPod(DEPLOYMENT, "kade-web", { hostNetwork: true }),
    at: "kade-web",
    caughtBy: ["netpol-tier-graph", "pods-meet-restricted"],
  },
  {
    does: "lets the application's pods reach everywhere",
    sabotage: inSpec("kubernetes:networking.k8s.io/v1:NetworkPolicy", "kade-app-app", { egress: [{}] }),
    at: "kade-app",
    caughtBy: ["netpol-tier-graph"],
  },
  {
    does: "opens the database to the web tier, group and network list alike",
    sabotage: add(({ here, tags, id }) => {
      const group = (tier: string) => id("aws:ec2/securityGroup:SecurityGroup", `kade-${tier}`);
      const list = (tier: string) => id("aws:ec2/networkAcl:NetworkAcl", `kade-${tier}`);
      const port = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432, tags };
      const rule = { protocol: "tcp", ruleAction: "allow", ruleNumber: 900, cidrBlock: "10.175.160.0/19" };
      const [service, replies] = [
        { fromPort: 5432, toPort: 5432 },
        { fromPort: 1024, toPort: 65535 },
      ];
      const [data, web] = [group("data"), group("web")];
      new vpc.SecurityGroupIngressRule("in", { ...port, securityGroupId: data, referencedSecurityGroupId: web }, here);
      new vpc.SecurityGroupEgressRule("out", { ...port, securityGroupId: web, referencedSecurityGroupId: data }, here);
      new ec2.NetworkAclRule("data-in", { ...rule, ...service, networkAclId: list("data"), egress: false }, here);
      new ec2.NetworkAclRule("data-out", { ...rule, ...replies, networkAclId: list("data"), egress: true }, here);
      new ec2.NetworkAclRule("web-out", { ...rule, ...service, networkAclId: list("web"), egress: true }, here);
      new ec2.NetworkAclRule("web-in", { ...rule, ...replies, networkAclId: list("web"), egress: false }, here);
    }),
    at: "kade",
    caughtBy: ["db-reachable-only-from-app"],
  },
  {
    does: "lets the runner do by itself what only the deployer may",
    sabotage: spoil("aws:iam/rolePolicy:RolePolicy", "kade-runner", ({ policy, ...inputs }) => {
      const { Version, Statement } = JSON.parse(policy);
      const more = { Sid: "Faster", Effect: "Allow", Action: "rds:ModifyDBInstance", Resource: "*" };
      return { ...inputs, policy: JSON.stringify({ Version, Statement: [...Statement, more] }) };
    }),
    at: "kade-runner",
    caughtBy: ["runner-bounded"],
  },
  {
    does: "keeps a log of its own without the tenant's key",
    sabotage: add(({ here, tags }) => {
      new cloudwatch.LogGroup("debug", { name: "/kade/debug", retentionInDays: 731, tags }, here);
    }),
    at: "debug",
    caughtBy: ["every-volume-tenant-cmk", "no-unproven-at-apply"],
  },
  {
    does: "lets the database be deleted by a slip",
    sabotage: set(INSTANCE, "kade", { deletionProtection: false }),
    at: "kade",
    caughtBy: ["deletion-safety"],
  },
  {
    does: "lets everybody read the files",
    sabotage: allow(BUCKET_POLICY, "kade-files", {
      ...EVERYONE,
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::kade-files-220000000031/*",
    }),
    at: "kade-files",
    caughtBy: ["resource-policies-closed"],
  },
  {
    does: "lets another company use the key of the backups",
    sabotage: allow(KEY, "kade-backup", {
      Principal: { AWS: `arn:aws:iam::${STRANGER}:root` },
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
    }),
    at: "kade-backup",
    caughtBy: ["kms-policy-tenant-only", "no-unproven-at-apply"],
  },
  {
    does: "runs whatever is newest",
    sabotage: inContainer(DEPLOYMENT, "kade-app", { image: "docker.io/othomatic/app:latest" }),
    at: "kade-app",
    caughtBy: ["images-trusted"],
  },
  {
    does: "only reports the attacks that the network firewall knows",
    sabotage: spoil(
      "aws:networkfirewall/firewallPolicy:FirewallPolicy",
      "kade",
      ({ firewallPolicy: { statefulRuleGroupReferences: groups, ...policy }, ...inputs }) => {
        const eased = groups.map((group: object) => ({ ...group, override: { action: "DROP_TO_ALERT" } }));
        return { ...inputs, firewallPolicy: { ...policy, statefulRuleGroupReferences: eased } };
      },
    ),
    at: "kade-1",
    caughtBy: ["no-unproven-at-apply", "threat-signatures-drop"],
  },
  {
    does: "switches the record of calls off",
    sabotage: set("aws:cloudtrail/trail:Trail", "kade", { enableLogging: false }),
    at: "kade",
    caughtBy: ["calls-recorded", "no-unproven-at-apply"],
  },
  {
    does: "opens the partners' SFTP server to everybody",
    sabotage: add(({ here, tags, id }) => {
      const everybody = { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "0.0.0.0/0", tags };
      const securityGroupId = id("aws:ec2/securityGroup:SecurityGroup", "kade-sftp");
      new vpc.SecurityGroupIngressRule("everybody", { ...everybody, securityGroupId }, here);
    }),
    at: "kade-sftp",
    caughtBy: ["no-admin-ports-from-internet", "no-wide-open-ingress", "sftp-reachable-only-from-partners"],
  },
  {
    does: "shows a partner the folders of all",
    sabotage: set("aws:transfer/user:User", "kade-zorg-voorbeeld", {
      homeDirectoryMappings: [{ entry: "/", target: "/kade-files-220000000031/in" }],
    }),
    at: "zorg-voorbeeld",
    caughtBy: ["partners-see-own-folder-only"],
  },
  {
    does: "lets partners sign in with a password that somebody else checks",
    sabotage: set("aws:transfer/server:Server", "kade", { identityProviderType: "AWS_LAMBDA" }),
    at: "kade",
    caughtBy: ["sftp-by-keys-and-new-ciphers"],
  },
  {
    does: "lets the database reach shared folders, beside which it stands",
    sabotage: add(({ here, tags, id }) => {
      const group = (kind: string) => id("aws:ec2/securityGroup:SecurityGroup", `kade-${kind}`);
      const nfs = { ipProtocol: "tcp", fromPort: 2049, toPort: 2049, tags };
      const [shared, data] = [group("shared"), group("data")];
      const [into, out] = [
        { securityGroupId: shared, referencedSecurityGroupId: data },
        { securityGroupId: data, referencedSecurityGroupId: shared },
      ];
      new vpc.SecurityGroupIngressRule("files-in", { ...nfs, ...into }, here);
      new vpc.SecurityGroupEgressRule("files-out", { ...nfs, ...out }, here);
    }),
    at: "kade-shared-1",
    caughtBy: ["db-reachable-only-from-app", "shared-folders-reachable-only-from-app"],
  },
  {
    does: "shows a partner the folders of all by one entrance",
    sabotage: set("aws:efs/accessPoint:AccessPoint", "kade-shared-opdrachtgevers", { rootDirectory: { path: "/" } }),
    at: "kade-shared-opdrachtgevers",
    caughtBy: ["no-unproven-at-apply", "shared-folders-have-own-entrance"],
  },
  {
    does: "takes shared files over plain NFS",
    sabotage: spoil("aws:efs/fileSystemPolicy:FileSystemPolicy", "kade-shared", ({ policy, ...inputs }) => {
      const { Statement, ...rest } = JSON.parse(policy);
      const lenient = Statement.filter(({ Sid }: { Sid: string }) => Sid !== "TlsOnly");
      return { ...inputs, policy: JSON.stringify({ ...rest, Statement: lenient }) };
    }),
    at: "kade-shared",
    caughtBy: ["in-transit-datastores", "no-unproven-at-apply"],
  },
  {
    does: "looks away from what runs on hosts",
    sabotage: set("aws:guardduty/detectorFeature:DetectorFeature", "kade-hosts", { status: "DISABLED" }),
    at: "kade",
    caughtBy: ["no-unproven-at-apply", "threats-watched"],
  },
  {
    does: "hands out infected files",
    sabotage: spoil(BUCKET_POLICY, "kade-export", ({ policy, ...inputs }) => {
      const { Statement, ...rest } = JSON.parse(policy);
      const lenient = Statement.filter(({ Sid }: { Sid: string }) => Sid !== "NothingInfected");
      return { ...inputs, policy: JSON.stringify({ ...rest, Statement: lenient }) };
    }),
    at: "kade-export",
    caughtBy: ["uploads-scanned"],
  },
  {
    does: "keeps what was put there for support",
    sabotage: spoil(
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "kade-support",
      ({ rules: [first, ...others], ...inputs }) => ({
        ...inputs,
        rules: [{ ...first, expiration: { days: 365 } }, ...others],
      }),
    ),
    at: "voor-support",
    caughtBy: ["support-folder-emptied"],
  },
  {
    does: "lends operators the office's files beside those for support",
    sabotage: allow("aws:iam/policy:Policy", "kade-support", {
      Sid: "Files",
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::kade-files-220000000031/*",
    }),
    at: "kade-support",
    caughtBy: ["support-reads-folder-alone"],
  },
  {
    does: "makes a user that everybody in support shares",
    sabotage: add(({ here, tags }) => {
      new iam.User("helpdesk", { name: "helpdesk", tags }, here);
    }),
    at: "helpdesk",
    caughtBy: ["every-type-looked-at", "no-users-or-keys"],
  },
  {
    does: "lets the deployer read what the office is handed",
    sabotage: spoil(BUCKET_POLICY, "kade-export", ({ policy, ...inputs }) => {
      const reader = '"arn:aws:iam::220000000031:role/kade-client"';
      const more = `${reader},"arn:aws:iam::220000000031:role/domicile-deployer"`;
      return { ...inputs, policy: pulumi.output<string>(policy).apply((text) => text.replace(reader, more)) };
    }),
    at: "kade-export",
    caughtBy: ["export-for-client-alone"],
  },
  {
    does: "lets the application delete what it handed over to the office",
    sabotage: allow("aws:iam/rolePolicy:RolePolicy", "kade-app-files", {
      Action: "s3:DeleteObject",
      Resource: "arn:aws:s3:::kade-export-220000000031/*",
    }),
    at: "kade-export",
    caughtBy: ["export-filled-by-application"],
  },
];
