import { dig, type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import { list, Unproven } from "../../read.ts";

export const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
const GROUP = "aws:networkfirewall/ruleGroup:RuleGroup";

/** The policy by which a firewall goes. Throws `Unproven` when it is none of this stack. */
export function policyOf(graph: Graph, firewall: Resource): Resource {
  const [policy] = referents(graph, firewall, "firewallPolicyArn").filter(({ type }) => type === POLICY);
  if (policy === undefined) throw new Unproven(`the policy of ${firewall.name} is none of this stack`);
  return policy;
}

/** A group that a policy names. */
export interface Named {
  /** Name of AWS's own group, or null. */
  readonly managed: string | null;
  /** The group of this stack, or null. */
  readonly own: Resource | null;
  /** Lower comes first. */
  readonly priority: number;
  /** What the policy makes of the group's actions instead. */
  readonly override: string | null;
}

const MANAGED = /^arn:[\w-]+:network-firewall:[\w-]+:aws-managed:stateful-rulegroup\/(\w+)$/;

/** The stateful groups of a policy, in the order in which they are asked. Throws `Unproven` for what can't be known. */
export function groupsOf(graph: Graph, policy: Resource): readonly Named[] {
  return list(policy, "firewallPolicy.statefulRuleGroupReferences")
    .map((reference) => {
      const arn = String(dig(reference, "resourceArn"));
      const own = ofType(graph, GROUP).find(({ inputs }) => arn.endsWith(`:stateful-rulegroup/${inputs.name}`));
      return {
        managed: MANAGED.exec(arn)?.[1] ?? null,
        own: MANAGED.test(arn) ? null : (own ?? null),
        priority: Number(dig(reference, "priority") ?? Number.NaN),
        override: (dig(reference, "override.action") as string | undefined) ?? null,
      };
    })
    .sort((a, b) => a.priority - b.priority);
}
