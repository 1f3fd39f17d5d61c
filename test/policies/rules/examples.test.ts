import { beforeAll, describe, expect, it } from "vitest";
import { type Graph, graphOf, type Resource, UNKNOWN, type ValueMap } from "../../../graph/index.ts";
import { judge, type Subject, subjectOf } from "../../../policies/index.ts";
import { declared, TENANTS } from "../../stacks/tenants.ts";
import { calendars as backup, reachability as network } from "./proofs.ts";

const rules = [...network, ...backup];

async function home(name: string): Promise<Subject> {
  const { order, settled, graph } = await declared(name);
  return subjectOf(order, settled, graph);
}

const broken = (subject: Subject) =>
  judge(rules, subject)
    .filter(({ outcome }) => outcome === "fail" || outcome === "unproven" || outcome === "error")
    .map(({ rule, resource, outcome, because }) => ({
      rule,
      outcome,
      name: resource?.split("::").at(-1) ?? null,
      because,
    }));

describe.each(TENANTS)("the network and backups of %s", (name) => {
  it("keep every promise", async () => {
    expect(broken(await home(name))).toEqual([]);
  });
});

describe("a saboteur of almendro", () => {
  let good: Subject;
  beforeAll(async () => {
    good = await home("almendro");
  });

  const find = ({ resources }: Graph, type: string, name: string): Resource => {
    const found = resources.find((one) => one.type === type && one.name === name);
    if (found === undefined) throw new Error(`almendro has no ${type} ${name}`);
    return found;
  };
  const sabotaged = (type: string, name: string, inputs: ValueMap): Subject => {
    const target = find(good.graph, type, name);
    const resources = good.graph.resources.map((one) =>
      one === target ? { ...one, inputs: { ...one.inputs, ...inputs } } : one,
    );
    return { ...good, graph: graphOf(good.graph.project, good.graph.stack, resources) };
  };
  const smuggled = (type: string, inputs: ValueMap, refs: Readonly<Record<string, Resource>>): Subject => {
    const like = find(good.graph, "aws:ec2/vpc:Vpc", "almendro");
    const named = Object.fromEntries(Object.entries(refs).map(([property, { urn }]) => [property, [urn]]));
    const unknowns = Object.fromEntries(Object.keys(refs).map((property) => [property, UNKNOWN]));
    const added = {
      ...like,
      urn: `${like.urn}-smuggled`,
      name: "smuggled",
      type,
      inputs: { ...inputs, ...unknowns },
      refs: named,
    };
    return { ...good, graph: graphOf(good.graph.project, good.graph.stack, [...good.graph.resources, added]) };
  };
  const caught = (subject: Subject) =>
    new Set(broken(subject).map(({ rule, outcome, name }) => `${rule} ${outcome} ${name}`));

  it("who gives application nodes another tier", () => {
    const found = caught(sabotaged("aws:eks/nodeGroup:NodeGroup", "almendro-app-1", { labels: { tier: "web" } }));
    expect(found).toContain("db-reachable-only-from-app fail almendro");
  });

  it("who lets the cluster reach its nodes on more than the kubelet's port", () => {
    const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    const found = caught(sabotaged(rule, "almendro-app-from-control-tcp-10250", { toPort: 65535 }));
    expect(found).toEqual(
      new Set(["app-reachable-only-from-web fail almendro-app-1", "app-reachable-only-from-web fail almendro-app-2"]),
    );
  });

  it("who leads the data tier to a peer", () => {
    const table = find(good.graph, "aws:ec2/routeTable:RouteTable", "almendro-data-1");
    const inputs = { destinationCidrBlock: "172.16.0.0/12", vpcPeeringConnectionId: "pcx-1" };
    expect(caught(smuggled("aws:ec2/route:Route", inputs, { routeTableId: table }))).toEqual(
      new Set(["db-subnets-no-internet-route fail almendro-data-1"]),
    );
  });

  it("who leads the edge to the internet past the firewall", () => {
    const table = find(good.graph, "aws:ec2/routeTable:RouteTable", "almendro-edge-1");
    const inputs = { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" };
    expect(caught(smuggled("aws:ec2/route:Route", inputs, { routeTableId: table }))).toEqual(
      new Set([
        "db-subnets-no-internet-route fail almendro-app-1",
        "internet-reaches-only-waf-lb fail almendro",
        "network-ids-inline fail almendro-app-1",
        "network-ids-inline fail almendro-edge-1",
      ]),
    );
  });

  it("who opens a group to everyone, or a port to one", () => {
    const securityGroupId = find(good.graph, "aws:ec2/securityGroup:SecurityGroup", "almendro-system");
    const rule = (fromPort: number, cidrIpv4: string) => ({ ipProtocol: "tcp", fromPort, toPort: fromPort, cidrIpv4 });
    const open = (inputs: ValueMap) =>
      caught(smuggled("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs, { securityGroupId }));
    expect(open(rule(8080, "0.0.0.0/0"))).toEqual(new Set(["no-wide-open-ingress fail almendro-system"]));
    expect(open(rule(22, "198.51.100.7/32"))).toEqual(new Set(["no-admin-ports-from-internet fail almendro-system"]));
  });

  it("who takes the backup tag off", () => {
    const found = caught(sabotaged("aws:s3/bucket:Bucket", "almendro-files", { tags: {} }));
    expect(found).toContain("every-datastore-in-backup-plan fail almendro-files");
  });

  it("who switches off that the database keeps every minute", () => {
    expect(caught(sabotaged("aws:rds/instance:Instance", "almendro", { backupRetentionPeriod: 0 }))).toEqual(
      new Set(["rpo-met fail almendro"]),
    );
  });

  it("who thins the schedule", () => {
    const plan = find(good.graph, "aws:backup/plan:Plan", "almendro");
    const [night, ...others] = plan.inputs.rules as readonly ValueMap[];
    const rules = [
      { ...night, schedule: "cron(0 1 ? * MON *)" },
      ...others.filter(({ ruleName }) => ruleName === "monthly"),
    ];
    expect(caught(sabotaged("aws:backup/plan:Plan", "almendro", { rules }))).toEqual(
      new Set(["retention-met fail almendro"]),
    );
  });

  it("who tests a restore each quarter only", () => {
    const test = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
    const found = caught(sabotaged(test, "almendro", { scheduleExpression: "cron(0 5 1 1,4,7,10 ? *)" }));
    expect(found).toEqual(new Set(["restore-testing-plan fail almendro-rds", "restore-testing-plan fail almendro-s3"]));
  });
});
