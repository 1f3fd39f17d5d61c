import { ec2, vpc as rules } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";
import { type Flow, GROUPS, type Group } from "./flows.ts";

export type SecurityGroups = Readonly<Record<Group, ec2.SecurityGroup>>;

/** One group for each kind of thing, without any rule: the flows bring them. */
export function createGroups(
  name: string,
  vpc: ec2.Vpc,
  tags: Tags,
  child: pulumi.CustomResourceOptions,
): SecurityGroups {
  const create = (group: Group) =>
    new ec2.SecurityGroup(`${name}-${group}`, { description: `${group} of ${name}`, vpcId: vpc.id, tags }, child);
  return Object.fromEntries(GROUPS.map((group) => [group, create(group)])) as Record<Group, ec2.SecurityGroup>;
}

interface FlowsArgs {
  readonly groups: SecurityGroups;
  readonly s3: ec2.VpcEndpoint;
  readonly tags: Tags;
}

/** Opens exactly the flows of the table: each at the group that sends and at the group that receives. */
export function createFlows(
  name: string,
  flows: readonly Flow[],
  args: FlowsArgs,
  child: pulumi.CustomResourceOptions,
): void {
  for (const flow of flows) {
    const { from, to, protocol, port } = flow;
    const packet = { ipProtocol: protocol, fromPort: port, toPort: port, description: flow.why, tags: args.tags };
    const way = `${protocol}-${port}`;
    if (from !== "internet") {
      const rule = { ...packet, ...peer(to, args), securityGroupId: args.groups[from].id };
      new rules.SecurityGroupEgressRule(`${name}-${from}-to-${to}-${way}`, rule, child);
    }
    if (to !== "s3" && to !== "internet") {
      const rule = { ...packet, ...peer(from, args), securityGroupId: args.groups[to].id };
      new rules.SecurityGroupIngressRule(`${name}-${to}-from-${from}-${way}`, rule, child);
    }
  }
}

/** The other end as a group's rule names it. */
function peer(end: Flow["from" | "to"], { groups, s3 }: Pick<FlowsArgs, "groups" | "s3">) {
  if (end === "internet") return { cidrIpv4: "0.0.0.0/0" };
  return end === "s3" ? { prefixListId: s3.prefixListId } : { referencedSecurityGroupId: groups[end].id };
}
