import { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";

/** Where the internet comes in: its gateway, and the table that says where what comes in goes next. */
export interface Gateway {
  readonly gateway: ec2.InternetGateway;
  readonly tableId: pulumi.Output<string>;
}

export function createVpc(name: string, range: string, tags: Tags, child: pulumi.CustomResourceOptions): ec2.Vpc {
  return new ec2.Vpc(
    name,
    {
      cidrBlock: range,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      instanceTenancy: "default",
      tags: { ...tags, Name: name },
    },
    child,
  );
}

/** The gateway with a table of its own; routes to and from it are whoever's who watches over them. */
export function createGateway(name: string, vpc: ec2.Vpc, tags: Tags, child: pulumi.CustomResourceOptions): Gateway {
  const tableName = `${name}-gateway`;
  const gateway = new ec2.InternetGateway(name, { vpcId: vpc.id, tags: { ...tags, Name: name } }, child);
  const table = new ec2.RouteTable(tableName, { vpcId: vpc.id, tags: { ...tags, Name: tableName } }, child);
  new ec2.RouteTableAssociation(tableName, { gatewayId: gateway.id, routeTableId: table.id }, child);
  return { gateway, tableId: table.id };
}

/** Takes over what AWS makes with every VPC, and leaves it empty: what nobody placed reaches nothing. */
export function closeDefaults(name: string, vpc: ec2.Vpc, tags: Tags, child: pulumi.CustomResourceOptions): void {
  const defaultName = `${name}-default`;
  new ec2.DefaultSecurityGroup(defaultName, { vpcId: vpc.id, ingress: [], egress: [], tags }, child);
  new ec2.DefaultRouteTable(defaultName, { defaultRouteTableId: vpc.defaultRouteTableId, routes: [], tags }, child);
  new ec2.DefaultNetworkAcl(
    defaultName,
    { defaultNetworkAclId: vpc.defaultNetworkAclId, ingress: [], egress: [], tags },
    child,
  );
}
