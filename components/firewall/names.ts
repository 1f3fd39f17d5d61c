import { route53 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";

export interface NamesArgs {
  readonly vpcId: pulumi.Input<string>;
  /** Hosts that the application may call. */
  readonly hosts: readonly string[];
  /** Whether nobody can untie it from the network until somebody says otherwise. */
  readonly deletionProtected: boolean;
  readonly place: Place;
  readonly tags: Tags;
}

/** Suffix of AWS's newer service names, by partition; `api.aws` in all others †. */
const API_SUFFIX: Readonly<Record<string, string>> = {
  "aws-cn": "api.amazonwebservices.com.cn",
  "aws-eusc": "api.amazonwebservices.eu",
};

/**
 * Names that anybody in the network may ask for: the listed hosts, and what AWS itself answers for in this region. So
 * nothing can be carried out in questions about names that a stranger answers.
 */
export function planNames(place: Place, hosts: readonly string[]): string[] {
  const { partition, region, suffix } = place;
  const inside = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
  const aws = ["eks", "rds"].map((service) => `*.${region}.${service}.${suffix}`);
  const api = `*.${region}.${API_SUFFIX[partition] ?? "api.aws"}`;
  return [...new Set([...hosts, `*.${region}.${suffix}`, ...aws, api, `*.${inside}`])].sort();
}

/** Lets the planned names be asked for and says of every other that there is none; while it fails, of all of them. */
export function createNameFirewall(name: string, args: NamesArgs, child: pulumi.CustomResourceOptions): void {
  const { vpcId, place, hosts, tags } = args;
  const group = new route53.ResolverFirewallRuleGroup(name, { name, tags }, child);
  const list = (listName: string, domains: string[]) =>
    new route53.ResolverFirewallDomainList(listName, { name: listName, domains, tags }, child);
  const rule = (of: route53.ResolverFirewallDomainList, priority: number, verdict: Verdict, ruleName: string) =>
    new route53.ResolverFirewallRule(
      ruleName,
      { name: ruleName, firewallRuleGroupId: group.id, firewallDomainListId: of.id, priority, ...verdict },
      child,
    );
  const rules = [
    rule(list(`${name}-allowed`, planNames(place, hosts)), 100, ALLOW, `${name}-allowed`),
    rule(list(`${name}-others`, ["*"]), 200, BLOCK, `${name}-others`),
  ];
  new route53.ResolverFirewallConfig(name, { resourceId: vpcId, firewallFailOpen: "DISABLED" }, child);
  new route53.ResolverFirewallRuleGroupAssociation(
    name,
    {
      name,
      firewallRuleGroupId: group.id,
      vpcId,
      priority: 101,
      mutationProtection: args.deletionProtected ? "ENABLED" : "DISABLED",
      tags,
    },
    { ...child, dependsOn: rules },
  );
}

type Verdict = Pick<route53.ResolverFirewallRuleArgs, "action" | "blockResponse" | "firewallDomainRedirectionAction">;

/** A listed host may stand behind another name: whom it refers to is its own affair. */
const ALLOW: Verdict = { action: "ALLOW", firewallDomainRedirectionAction: "TRUST_REDIRECTION_DOMAIN" };
const BLOCK: Verdict = { action: "BLOCK", blockResponse: "NXDOMAIN" };
