import { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Gateway, Zone } from "../network/index.ts";
import type { Tags } from "../shared/index.ts";

/** A zone's only way to begin a connection outwards, on the protected side of its firewall: about $35 a month. */
export function createNat(
  name: string,
  zone: Pick<Zone, "edge">,
  { gateway }: Gateway,
  tags: Tags,
  child: pulumi.CustomResourceOptions,
): ec2.NatGateway {
  const named = { ...tags, Name: name };
  const after = { ...child, dependsOn: [gateway] };
  const address = new ec2.Eip(name, { domain: "vpc", tags: named }, after);
  return new ec2.NatGateway(
    name,
    { allocationId: address.allocationId, subnetId: zone.edge.subnetId, connectivityType: "public", tags: named },
    after,
  );
}
