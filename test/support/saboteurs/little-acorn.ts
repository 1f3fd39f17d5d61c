import { iam, scheduler } from "@pulumi/aws";
import { add, inContainer, ofEachRule, type Saboteur, set, spoil } from "./sabotage.ts";
import { DEPLOYMENT, INSTANCE, PLAN } from "./words.ts";

/** Children's health data in the United States. */
export const littleAcorn: readonly Saboteur[] = [
  {
    does: "keeps monthly backups for a year only",
    sabotage: ofEachRule(PLAN, "little-acorn", (rule) => {
      if (rule.ruleName !== "monthly") return rule;
      const lifecycle = { deleteAfter: 366 };
      return { ...rule, lifecycle, copyActions: rule.copyActions.map((copy) => ({ ...copy, lifecycle })) };
    }),
    at: "little-acorn",
    caughtBy: ["retention-met"],
  },
  {
    does: "leaves the database unencrypted",
    sabotage: set(INSTANCE, "little-acorn", { storageEncrypted: false }),
    at: "little-acorn",
    caughtBy: ["every-volume-tenant-cmk", "no-unproven-at-apply"],
  },
  {
    does: "ties the firewall of the web to something else",
    sabotage: set("aws:wafv2/webAclAssociation:WebAclAssociation", "little-acorn", {
      resourceArn: "arn:aws:elasticloadbalancing:us-east-1:220000000021:loadbalancer/app/other/0123456789abcdef",
    }),
    at: "little-acorn",
    caughtBy: ["internet-reaches-only-waf-lb", "no-unproven-at-apply", "waf-on-every-public-lb"],
  },
  {
    does: "speaks TLS as in 2016",
    sabotage: set("aws:lb/listener:Listener", "little-acorn-https", { sslPolicy: "ELBSecurityPolicy-2016-08" }),
    at: "little-acorn-https",
    caughtBy: ["tls-policy"],
  },
  {
    does: "runs the product as root of its node",
    sabotage: inContainer(DEPLOYMENT, "little-acorn-web", { securityContext: { privileged: true } }),
    at: "little-acorn-web",
    caughtBy: ["pods-meet-restricted"],
  },
  {
    does: "lets the product do everything in the account",
    sabotage: add(({ here }) => {
      const policyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
      new iam.RolePolicyAttachment("shortcut", { role: "little-acorn-app", policyArn }, here);
    }),
    at: "shortcut",
    caughtBy: ["no-star-admin"],
  },
  {
    does: "records only what the network refused",
    sabotage: set("aws:ec2/flowLog:FlowLog", "little-acorn", { trafficType: "REJECT" }),
    at: "little-acorn",
    caughtBy: ["flow-logs-all-vpcs"],
  },
  {
    does: "keeps the audit bucket's files for a day only",
    sabotage: set("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "little-acorn-audit", {
      rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } },
    }),
    at: "little-acorn-audit",
    caughtBy: ["no-unproven-at-apply", "s3-versioning-objectlock"],
  },
  {
    does: "leaves the lock of the copies open for ever",
    sabotage: set("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "little-acorn-copy", {
      changeableForDays: undefined,
    }),
    at: "little-acorn-copy",
    caughtBy: ["vault-locked"],
  },
  {
    does: "has names answered that nobody listed",
    sabotage: spoil(
      "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList",
      "little-acorn-allowed",
      ({ domains, ...inputs }) => ({ ...inputs, domains: [...domains, "*.tunnel.example"] }),
    ),
    at: "*.tunnel.example",
    caughtBy: ["dns-firewall"],
  },
  {
    does: "joins somebody else's device instead of the practice's",
    sabotage: set("aws:ec2/customerGateway:CustomerGateway", "little-acorn-main-street", { ipAddress: "192.0.2.66" }),
    at: "little-acorn-main-street",
    caughtBy: ["every-type-looked-at", "vpn-only-to-named-sites"],
  },
  {
    does: "keeps no record of the VPN's tunnels",
    sabotage: set("aws:ec2/vpnConnection:VpnConnection", "little-acorn-main-street", { tunnel1LogOptions: undefined }),
    at: "little-acorn-main-street",
    caughtBy: ["tunnels-logged"],
  },
  {
    does: "opens the door to operators on Sundays, too",
    sabotage: add(({ here }) => {
      const roleArn = "arn:aws:iam::220000000021:role/little-acorn-support";
      const input = '{"DocumentName":"little-acorn-support","Parameters":{"For":["PT2H"]}}';
      const target = { arn: "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution", roleArn, input };
      const flexibleTimeWindow = { mode: "OFF" };
      const scheduleExpression = "cron(0 18 ? * SUN *)";
      new scheduler.Schedule("sundays", { name: "sundays", scheduleExpression, flexibleTimeWindow, target }, here);
    }),
    at: "Sunday 18:00-20:00",
    caughtBy: ["door-opens-as-agreed"],
  },
  {
    does: "lets the web's nodes grow old",
    sabotage: set("aws:scheduler/schedule:Schedule", "little-acorn-web-1-renewal", { state: "DISABLED" }),
    at: "little-acorn-web-1",
    caughtBy: ["nodes-renewed"],
  },
];
