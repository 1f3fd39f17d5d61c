import { type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { destinationsOf, directoryOf } from "../../../spec/index.ts";
import { each, number, text, texts, Unproven } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

const of = (name: string): string => `aws:route53/resolverFirewall${name}:ResolverFirewall${name}`;
const LOG = "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";

/** Where AWS answers for its newer services, by partition. */
const API_SUFFIXES = ["api.aws", "api.amazonwebservices.com.cn", "api.amazonwebservices.eu"];

export const dnsFirewall: Rule = {
  id: "NET-14",
  name: "dns-firewall",
  statement:
    "Every VPC answers questions for the tenant's listed hosts and AWS's own names of its region only, for none while the DNS firewall fails, and its DNS queries are logged.",
  severity: "medium",
  capability: "egress-control",
  remedy: "tie a rule group to the VPC that allows the listed names and then blocks *, with firewallFailOpen DISABLED",
  premises: [],
  check: (subject) => each(ofType(subject.graph, "aws:ec2/vpc:Vpc"), (vpc) => judgeVpc(subject, vpc)),
};

function judgeVpc(subject: Subject, vpc: Resource): Finding {
  const { graph } = subject;
  const ties = referrers(graph, of("RuleGroupAssociation"), "vpcId", vpc);
  const configs = referrers(graph, of("Config"), "resourceId", vpc);
  const closed = configs.length > 0 && configs.every((config) => text(config, "firewallFailOpen") === "DISABLED");
  const faults = [
    ...(ties.length === 0 ? ["nothing is tied to it"] : ties.flatMap((tie) => tieFaults(subject, tie))),
    ...(closed ? [] : ["every name is answered while it fails"]),
    ...(referrers(graph, LOG, "resourceId", vpc).length > 0 ? [] : ["nobody records what is asked for"]),
  ];
  return faults.length === 0
    ? pass(vpc, `${vpc.name} answers for listed names only, and for none while its DNS firewall fails`)
    : fail(vpc, `the DNS firewall of ${vpc.name} doesn't hold, since ${faults.join(" and ")}`, { faults });
}

function tieFaults(subject: Subject, tie: Resource): readonly string[] {
  const { graph } = subject;
  const [group] = referents(graph, tie, "firewallRuleGroupId");
  if (group === undefined) throw new Unproven(`the rules that ${tie.name} ties are none of this stack`);
  const rules = referrers(graph, of("Rule"), "firewallRuleGroupId", group).map((rule) => readRule(graph, rule));
  const inOrder = rules.sort((a, b) => a.priority - b.priority);
  const shut = inOrder.findIndex(({ isOfAll, action, names }) => isOfAll && action === "BLOCK" && names.includes("*"));
  const open = inOrder.slice(0, shut < 0 ? undefined : shut).filter(({ action }) => action !== "BLOCK");
  const strange = open.flatMap(({ names }) => names.filter((name) => !isListed(subject, name)));
  return [
    ...(shut < 0 ? ["unlisted names are answered"] : []),
    ...strange.map((name) => `${name} is answered, which nobody listed`),
    ...(text(tie, "mutationProtection") === "ENABLED" ? [] : [`${tie.name} can be untied by mistake`]),
  ];
}

function readRule(graph: Graph, rule: Resource) {
  const [names] = referents(graph, rule, "firewallDomainListId");
  if (names === undefined) throw new Unproven(`the names that ${rule.name} speaks of are none of this stack`);
  return {
    /** Whether it holds for questions of every kind; else names are still answered, as texts if not as addresses. */
    isOfAll: text(rule, "qType") === undefined,
    action: text(rule, "action"),
    priority: number(rule, "priority") ?? 0,
    names: texts(names, "domains.*"),
  };
}

/** A host of the tenant's list, or AWS's own names of the region and of machines in it. */
function isListed({ settled }: Subject, name: string): boolean {
  const listed = destinationsOf(settled.tenant).map(({ host }) => host);
  if ([...listed, ...(directoryOf(settled.tenant)?.names ?? [])].includes(name)) return true;
  const { region, suffix } = settled;
  const inside = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
  const own = [inside, `${region}.${suffix}`, ...API_SUFFIXES.map((api) => `${region}.${api}`)];
  const service = new RegExp(`^\\*\\.${region}\\.[a-z0-9-]+\\.${suffix.replaceAll(".", "\\.")}$`);
  return service.test(name) || own.some((under) => name === `*.${under}`);
}
