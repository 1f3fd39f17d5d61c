import * as pulumi from "@pulumi/pulumi";
import type { Stage } from "../../operations/stage.ts";
import { declareTenant } from "../../stacks/index.ts";

/** One property of one resource made wrong, and the rule that must say so. */
export interface Saboteur {
  readonly does: string;
  readonly type: string;
  readonly name: string;
  spoil(inputs: pulumi.Inputs): pulumi.Inputs;
  readonly caughtBy: string;
}

/** The tenant's program with one resource spoilt. */
export function sabotaged({ type, name, spoil }: Saboteur): Stage["declare"] {
  return (input) => {
    pulumi.runtime.registerStackTransformation((args) =>
      args.type === type && args.name === name ? { props: spoil(args.props), opts: args.opts } : undefined,
    );
    return declareTenant(input).outputs;
  };
}

const GROUP_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const anyone = { Sid: "Anyone", Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*" };

function changedRules(rules: readonly object[], change: (rule: object, index: number) => object): object[] {
  return rules.map(change);
}

export const saboteurs: readonly Saboteur[] = [
  {
    does: "lets the whole internet into the database",
    type: GROUP_RULE,
    name: "almendro-data-from-app-tcp-5432",
    spoil: ({ referencedSecurityGroupId: _, ...inputs }) => ({ ...inputs, cidrIpv4: "0.0.0.0/0" }),
    caughtBy: "no-wide-open-ingress",
  },
  {
    does: "tests a restore once a year",
    type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
    name: "almendro",
    spoil: (inputs) => ({ ...inputs, scheduleExpression: "cron(0 3 1 1 ? *)" }),
    caughtBy: "restore-testing-plan",
  },
  {
    does: "leaves the database unencrypted",
    type: "aws:rds/instance:Instance",
    name: "almendro",
    spoil: (inputs) => ({ ...inputs, storageEncrypted: false }),
    caughtBy: "every-volume-tenant-cmk",
  },
  {
    does: "puts the database into another region",
    type: "aws:rds/instance:Instance",
    name: "almendro",
    spoil: (inputs) => ({ ...inputs, region: "us-east-1" }),
    caughtBy: "resource-region-allowed",
  },
  {
    does: "keeps backups for a week",
    type: "aws:backup/plan:Plan",
    name: "almendro",
    spoil: (inputs) => ({
      ...inputs,
      rules: changedRules(inputs.rules, (rule) => ({ ...rule, lifecycle: { deleteAfter: 7 } })),
    }),
    caughtBy: "retention-met",
  },
  {
    does: "copies backups abroad",
    type: "aws:backup/plan:Plan",
    name: "almendro",
    spoil: (inputs) => {
      const destinationVaultArn = "arn:aws:backup:us-east-1:220000000012:backup-vault:almendro-copy";
      const copyActions = [{ destinationVaultArn, lifecycle: { deleteAfter: 35 } }];
      return { ...inputs, rules: changedRules(inputs.rules, (rule) => ({ ...rule, copyActions })) };
    },
    caughtBy: "backup-copies-in-region",
  },
  {
    does: "selects nothing to back up",
    type: "aws:backup/selection:Selection",
    name: "almendro",
    spoil: (inputs) => ({
      ...inputs,
      selectionTags: [{ key: "domicile:backup", type: "STRINGEQUALS", value: "forgotten" }],
    }),
    caughtBy: "every-datastore-in-backup-plan",
  },
  {
    does: "ties the firewall of the web to something else",
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    name: "almendro",
    spoil: (inputs) => ({
      ...inputs,
      resourceArn: "arn:aws:elasticloadbalancing:eu-south-2:220000000011:loadbalancer/app/other/0123456789abcdef",
    }),
    caughtBy: "waf-on-every-public-lb",
  },
  {
    does: "opens the key of the data to anyone",
    type: "aws:kms/key:Key",
    name: "almendro-data",
    spoil: (inputs) => ({
      ...inputs,
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [anyone] }),
    }),
    caughtBy: "kms-policy-tenant-only",
  },
  {
    does: "speaks TLS as in 2016",
    type: "aws:lb/listener:Listener",
    name: "almendro-https",
    spoil: (inputs) => ({ ...inputs, sslPolicy: "ELBSecurityPolicy-2016-08" }),
    caughtBy: "tls-policy",
  },
  {
    does: "may work in somebody else's account too",
    type: "pulumi:providers:aws",
    name: "backup",
    spoil: (inputs) => ({ ...inputs, allowedAccountIds: JSON.stringify(["220000000012", "999999999999"]) }),
    caughtBy: "dedicated-account",
  },
  {
    does: "writes an access key into a description",
    type: "aws:kms/key:Key",
    name: "almendro-logs",
    spoil: (inputs) => ({ ...inputs, description: "rotate AKIAIOSFODNN7EXAMPLE" }),
    caughtBy: "no-plaintext-secrets",
  },
];
