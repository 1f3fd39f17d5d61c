import { type lb, wafv2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { admitDelivery, createLogGroup, type LogTerms, type Place, type Tags } from "../shared/index.ts";
import { type Entrances, planFirewallRules } from "./firewall-rules.ts";
import { visibility } from "./rule.ts";

interface FirewallArgs {
  readonly entrances: Entrances;
  readonly logs: LogTerms;
  readonly place: Place;
  readonly tags: Tags;
}

/** Headers that let whoever reads a log sign in as somebody else. */
const REDACTED = ["authorization", "cookie"];

/** The web application firewall before the load balancer, and what it writes down. */
export function createFirewall(
  name: string,
  balancer: lb.LoadBalancer,
  args: FirewallArgs,
  child: pulumi.CustomResourceOptions,
): wafv2.WebAclAssociation {
  const acl = new wafv2.WebAcl(
    name,
    {
      name,
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rules: planFirewallRules(args.entrances),
      visibilityConfig: visibility(name),
      tags: args.tags,
    },
    child,
  );
  recordRequests(name, acl, args, child);
  return new wafv2.WebAclAssociation(name, { webAclArn: acl.arn, resourceArn: balancer.arn }, child);
}

function recordRequests(
  name: string,
  acl: wafv2.WebAcl,
  args: FirewallArgs,
  child: pulumi.CustomResourceOptions,
): void {
  const logName = `${name}-requests`;
  const path = `aws-waf-logs-${name}`;
  const group = createLogGroup(logName, { path, terms: args.logs, tags: args.tags }, child);
  const delivery = admitDelivery(logName, path, args.place, child);
  new wafv2.WebAclLoggingConfiguration(
    name,
    {
      resourceArn: acl.arn,
      logDestinationConfigs: [group.arn],
      redactedFields: REDACTED.map((header) => ({ singleHeader: { name: header } })),
    },
    { ...child, dependsOn: [delivery] },
  );
}
