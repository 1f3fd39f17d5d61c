import { dig, ofType } from "../../../graph/index.ts";
import { type Drawn, oneOf, textIn } from "./reading.ts";
import type { Scene, Tier } from "./scene.ts";
import { thingsIn } from "./tiers.ts";

/** From the way in to what must be reached last; `control` looks after all of them. */
const TIERS = ["firewall", "edge", "web", "app", "data", "control"];

/** The network with its zones and tiers; null where none is planned. */
export function networkOf({ graph }: Drawn): Scene["network"] {
  const network = oneOf(graph, "aws:ec2/vpc:Vpc");
  if (network === undefined) return null;
  const subnets = ofType(graph, "aws:ec2/subnet:Subnet").map((subnet) => {
    const tier = dig(subnet.inputs, "tags.domicile:tier");
    return { tier, zone: textIn(subnet, "availabilityZoneId"), address: textIn(subnet, "cidrBlock") };
  });
  const zones = [...new Set(subnets.map(({ zone }) => zone))].sort();
  const tiers = TIERS.map((name): Tier => {
    const own = subnets.filter(({ tier }) => tier === name);
    const addresses = zones.flatMap((zone) => own.filter((one) => one.zone === zone).map(({ address }) => address));
    return { name, addresses, rows: thingsIn(name, graph) };
  });
  const doors = ofType(graph, "aws:ec2/internetGateway:InternetGateway").length > 0 ? "" : ", no way to the internet";
  return {
    label: `Network ${textIn(network, "cidrBlock")}${doors}`,
    zones,
    tiers: tiers.filter(({ addresses }) => addresses.length > 0),
  };
}
