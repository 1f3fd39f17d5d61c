import { describe, expect, test } from "vitest";
import { mostMonthly, partsOf } from "../../costs/index.ts";
import { EACH } from "../../costs/prices.ts";
import { ofType, type Resource } from "../../graph/index.ts";
import { check } from "../../operations/check.ts";
import { takeOrder } from "../../operations/order.ts";
import { declared, TENANTS } from "../stacks/tenants.ts";

/** How many of each part a plan has: what AWS will put on the bill. */
const COUNTED: Readonly<Record<string, (count: Counter) => number>> = {
  "network firewalls": ({ of }) => of("networkfirewall/firewall:Firewall").length,
  "private endpoints": ({ of }) => sum(of("ec2/vpcEndpoint:VpcEndpoint"), interfaces),
  "NAT gateways": ({ of }) => of("ec2/natGateway:NatGateway").length,
  machines: ({ of }) => sum(of("eks/nodeGroup:NodeGroup"), nodes),
  cluster: ({ of }) => of("eks/cluster:Cluster").length,
  "dedicated hardware": ({ of }) => Math.min(1, of("ec2/launchTemplate:LaunchTemplate").filter(isDedicated).length),
  database: ({ of }) => of("rds/instance:Instance").filter(({ inputs }) => inputs.multiAz === true).length,
  "database disk": ({ of }) => sum(of("rds/instance:Instance"), ({ inputs }) => Number(inputs.allocatedStorage)),
  "entrance with web application firewall": ({ of }) => of("lb/loadBalancer:LoadBalancer").length,
  "VPN connections": ({ of }) => of("ec2/vpnConnection:VpnConnection").length,
  "askers for the directory's name": ({ of }) => sum(of("route53/resolverEndpoint:ResolverEndpoint"), feet),
  "watched machines": ({ of }) => (of("eks/addon:Addon").some(isAgent) ? sum(of("eks/nodeGroup:NodeGroup"), nodes) : 0),
  "SFTP server": ({ of }) => of("transfer/server:Server").length,
};

interface Counter {
  of(type: string): readonly Resource[];
}

const sum = (resources: readonly Resource[], count: (resource: Resource) => number) =>
  resources.reduce((all, resource) => all + count(resource), 0);
const interfaces = ({ inputs }: Resource) =>
  inputs.vpcEndpointType === "Interface" ? (inputs.subnetIds as readonly unknown[]).length : 0;
const nodes = ({ inputs }: Resource) => Number((inputs.scalingConfig as { desiredSize: number }).desiredSize);
const feet = ({ inputs }: Resource) => (inputs.ipAddresses as readonly unknown[]).length;
const isAgent = ({ inputs }: Resource) => inputs.addonName === "aws-guardduty-agent";
const isDedicated = ({ inputs }: Resource) => (inputs.placement as { tenancy?: string })?.tenancy === "dedicated";

function sold(name: string) {
  const taken = takeOrder(process.cwd(), name);
  if (!("placed" in taken)) throw new Error(`${name} has no place`);
  return taken.placed;
}

describe.each(TENANTS)("what %s costs", (name) => {
  test("is counted before anything is declared as it is declared", async () => {
    const { graph } = await declared(name);
    const of = (type: string) => ofType(graph, `aws:${type}`);
    const counted = Object.entries(COUNTED).flatMap(([part, count]) => {
      const number = count({ of });
      return number > 0 ? [[part, number]] : [];
    });
    const said = check(name).costs?.parts.map(({ part, count }) => [part.split(", ")[0], count]);
    expect(Object.fromEntries(said ?? [])).toEqual(Object.fromEntries(counted));
  });

  test("has a price for every part, dearest first, and says what each is for and what it would take to be rid of it", () => {
    const { parts = [], together } = check(name).costs ?? {};
    const prices = parts.map(({ monthly }) => monthly ?? Number.NaN);
    expect(prices).toEqual([...prices].sort((one, other) => other - one));
    expect(together).toBe(prices.reduce((all, price) => all + price, 0));
    expect(mostMonthly(sold(name))).toBe(Math.ceil(together ? together * 1.25 * 1.3 : Number.NaN));
    for (const { because, without } of parts) {
      expect(because).toMatch(/^\S.*\.$/);
      expect(without).toMatch(/^\S.*[^.]$/);
    }
  });
});

test("dedicated hardware is by far the dearest, and named with the promise it keeps and the field that asks for it", () => {
  expect(check("almendro").costs?.parts[0]).toEqual({
    part: "dedicated hardware",
    count: 1,
    monthly: EACH.dedicated,
    because: "The file asks for machines that no other company shares, and AWS has a fee on that by the region.",
    promises: ["openhr.08"],
    without: "size.hardware: dedicated",
  });
});

test("servers that know the directory's name are asked from each zone, which costs more than the way to it", () => {
  const parts = check("fjordbevegelse").costs?.parts ?? [];
  expect(parts.find(({ part }) => part === "askers for the directory's name")).toEqual({
    part: "askers for the directory's name",
    count: 2,
    monthly: 2 * EACH.asker,
    because: "Only 10.40.0.10 and 10.40.1.10 know ad.fjordbevegelse.example, and they are asked from each of 2 zones.",
    promises: ["exorlive.17"],
    without: "connections.directory.dns, once the host's name is public",
  });
});

test("machines are watched by the processor, and searched for weaknesses where the region does that", () => {
  const { settled, product } = sold("almendro");
  const watched = (lacks: readonly string[]) =>
    partsOf({ settled: { ...settled, lacks }, product }).find(({ part }) => part === "watched machines");
  const [count, processors] = [6, 2];
  expect(watched([])?.monthly).toBe(Math.round(count * (processors * EACH.agent + EACH.search)));
  expect(watched(["inspector"])?.monthly).toBe(Math.round(count * processors * EACH.agent));
});

test("a machine whose price nobody noted counts nothing, so that its budget rings too early and not too late", () => {
  const { settled, product } = sold("almendro");
  const sizes = { ...product.sizes, standard: { ...product.sizes.standard, nodes: "m9g.large" } };
  const [known, unknown] = [product, { ...product, sizes }].map((one) => mostMonthly({ settled, product: one }));
  const machines = partsOf({ settled, product }).filter(({ part }) => /machines/.test(part));
  const price = machines.reduce((sum, { monthly }) => sum + (monthly ?? 0), 0);
  expect((known ?? 0) - (unknown ?? 0)).toBeCloseTo(price * 1.25 * 1.3, -1);
});
