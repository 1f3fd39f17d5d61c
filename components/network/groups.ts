import { ec2, vpc as rules } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";
import type { Flow, Group } from "./flows.ts";

export type SecurityGroups = ReadonlyMap<Group, ec2.SecurityGroup>;

/** One group for each kind of thing, without any rule: the flows bring them. */
export function createGroups(
  name: string,
  vpc: ec2.Vpc,
  args: { readonly groups: readonly Group[]; readonly tags: Tags },
  child: pulumi.CustomResourceOptions,
): SecurityGroups {
  const { groups, tags } = args;
  const create = (group: Group) =>
    new ec2.SecurityGroup(`${name}-${group}`, { description: `${group} of ${name}`, vpcId: vpc.id, tags }, child);
  return new Map(groups.map((group) => [group, create(group)]));
}

/** Id of the group of this kind. Throws when no flow leads to or from it. */
export function idOf(groups: SecurityGroups, group: Group): pulumi.Output<string> {
  const found = groups.get(group);
  if (found === undefined) throw new Error(`This network has no group ${group}: no flow names it.`);
  return found.id;
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
      for (const [receiver, target] of receiversOf(flow, args)) {
        const rule = { ...packet, ...target, securityGroupId: idOf(args.groups, from) };
        new rules.SecurityGroupEgressRule(`${name}-${from}-to-${receiver}-${way}`, rule, child);
      }
    }
    if (isInside(to)) {
      for (const [sender, source] of sendersOf(flow, args)) {
        const rule = { ...packet, ...source, securityGroupId: idOf(args.groups, to) };
        new rules.SecurityGroupIngressRule(`${name}-${to}-from-${sender}-${way}`, rule, child);
      }
    }
  }
}

const isInside = (end: Flow["to"]): end is Group => !["s3", "internet", "directory", "dns"].includes(end);

/** To whom a connection is opened, in a word and as a group's rule names it. */
function receiversOf({ to, networks = [] }: Flow, { groups, s3 }: FlowsArgs) {
  if (to === "directory" || to === "dns") return networks.map(namedNetwork);
  return [[to, peer(to, { groups, s3 })] as const];
}

const namedNetwork = (cidrIpv4: string) => [cidrIpv4.replace("/", "-"), { cidrIpv4 }] as const;

/** Who opens a connection, in a word and as a group's rule names it. */
function sendersOf({ from, networks }: Flow, args: FlowsArgs) {
  if (networks === undefined) return [[from, peer(from, args)] as const];
  return networks.map(namedNetwork);
}

/** The other end as a group's rule names it. */
function peer(end: Group | "s3" | "internet", { groups, s3 }: Pick<FlowsArgs, "groups" | "s3">) {
  if (end === "internet") return { cidrIpv4: "0.0.0.0/0" };
  return end === "s3" ? { prefixListId: s3.prefixListId } : { referencedSecurityGroupId: idOf(groups, end) };
}
