import type { Kind } from "../kinds/index.ts";
import { account } from "./account.ts";
import { autoscaling } from "./autoscaling.ts";
import { backup } from "./backup.ts";
import { balancers } from "./balancer.ts";
import { spending } from "./budgets.ts";
import { certificates } from "./certificates.ts";
import { config } from "./cfg.ts";
import { cloudTrail } from "./cloudtrail.ts";
import { codeBuild } from "./codebuild.ts";
import { dnsFirewall } from "./dns-firewall.ts";
import { ec2 } from "./ec2/index.ts";
import { ecr } from "./ecr.ts";
import { efs } from "./efs.ts";
import { eks } from "./eks/index.ts";
import { firewall } from "./firewall.ts";
import { guardDuty } from "./guardduty.ts";
import { iam } from "./iam.ts";
import { inspector } from "./inspector2.ts";
import { kms } from "./kms.ts";
import { linkedRole } from "./linked-roles.ts";
import { logs } from "./logs.ts";
import { macie } from "./macie2.ts";
import { mail } from "./mail.ts";
import { networkFirewall } from "./network-firewall.ts";
import { notices } from "./notices.ts";
import { organizations } from "./organizations.ts";
import { rds } from "./rds/index.ts";
import { resolver } from "./resolver.ts";
import { resolverEndpoints } from "./resolver-endpoint.ts";
import { restoreTests } from "./restore-tests.ts";
import { route53 } from "./route53.ts";
import { s3 } from "./s3/index.ts";
import { scheduler } from "./scheduler.ts";
import { secrets } from "./secrets.ts";
import { securityHub } from "./securityhub.ts";
import { stepFunctions } from "./sfn.ts";
import { ssm } from "./ssm.ts";
import { transfer } from "./transfer.ts";

/** Every type of AWS that the simulator knows: one file or folder a service. */
export const kinds: readonly Kind[] = [
  ...ec2,
  ...kms,
  ...logs,
  ...iam,
  linkedRole,
  ...resolver,
  ...resolverEndpoints,
  ...rds,
  ...s3,
  ...backup,
  ...restoreTests,
  ...notices,
  ...cloudTrail,
  ...guardDuty,
  ...macie,
  ...securityHub,
  ...config,
  ...inspector,
  ...stepFunctions,
  ...codeBuild,
  ...scheduler,
  ...ssm,
  ...balancers,
  ...certificates,
  ...firewall,
  ...account,
  ...networkFirewall,
  ...dnsFirewall,
  ...autoscaling,
  ...eks,
  ...secrets,
  ...mail,
  ...transfer,
  ...efs,
  ...organizations,
  ...spending,
  ...ecr,
  ...route53,
];
