import { describe, expect, test } from "vitest";
import { ofType, type Resource } from "../../../graph/index.ts";
import { check } from "../../../operations/check.ts";
import { EACH } from "../../../operations/cost/prices.ts";
import { drawing } from "../../evidence/ledgers.ts";
import { TENANTS } from "../../stacks/tenants.ts";

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
const isDedicated = ({ inputs }: Resource) => (inputs.placement as { tenancy?: string })?.tenancy === "dedicated";

describe.each(TENANTS)("what %s costs", (name) => {
  test("is counted before anything is declared as it is declared", async () => {
    const { graph } = await drawing(name);
    const of = (type: string) => ofType(graph, `aws:${type}`);
    const declared = Object.entries(COUNTED).flatMap(([part, count]) => {
      const number = count({ of });
      return number > 0 ? [[part, number]] : [];
    });
    const said = check(name).costs?.parts.map(({ part, count }) => [part.split(", ")[0], count]);
    expect(Object.fromEntries(said ?? [])).toEqual(Object.fromEntries(declared));
  });

  test("has a price for every part, dearest first, and says what each is for and what it would take to be rid of it", () => {
    const { parts = [], together } = check(name).costs ?? {};
    const prices = parts.map(({ monthly }) => monthly ?? Number.NaN);
    expect(prices).toEqual([...prices].sort((one, other) => other - one));
    expect(together).toBe(prices.reduce((all, price) => all + price, 0));
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
