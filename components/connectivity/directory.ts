import { ec2, route53 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Zone } from "../network/index.ts";
import { createSecret, type Place, type Tags, type Unfilled } from "../shared/index.ts";
import type { Extra } from "../workload/index.ts";

export interface DirectoryArgs {
  /** Its host, or the domain of an Active Directory. */
  readonly host: string;
  /** Networks in which it stands, behind a VPN. */
  readonly networks: readonly string[];
  /** TLS from the first byte; the first is where people are looked up. */
  readonly ports: readonly number[];
  /** DNS servers there that know its name; none when the name is public. */
  readonly dns: readonly string[];
  readonly vpcId: pulumi.Input<string>;
  readonly zones: readonly Pick<Zone, "slot" | "app" | "control">[];
  /** Endpoint of each zone's firewall, in the order of zones. */
  readonly firewallEndpoints: readonly pulumi.Input<string>[];
  /** Route table of what comes out of the tunnels. */
  readonly tunnelTableId: pulumi.Input<string>;
  /** Group of the resolver's feet; needed where `dns` names servers. */
  readonly namesGroupId?: pulumi.Input<string>;
  readonly secretsKeyArn: pulumi.Input<string>;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * The application's way to the customer's own directory: over the site's VPN, through the firewall of each zone both
 * ways, by TLS only. Nothing there opens a connection to the application. People fill the secret of the account that
 * looks others up. Free, but for servers that know the name: asking them costs about $90 a month and zone.
 */
export class Directory extends pulumi.ComponentResource {
  /** How the application finds it. */
  readonly extra: Extra;
  readonly toFill: readonly Unfilled[];

  constructor(name: string, args: DirectoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:connectivity:Directory", name, {}, opts);
    const child = { parent: this };
    const { host, ports, secretsKeyArn: keyArn } = args;
    leadThere(name, args, child);
    if (args.dns.length > 0) askThere(name, args, child);
    const description = `account of ${name} that looks people up at ${host}, as JSON: username, password`;
    const { secret, mayRead } = createSecret(`${name}-directory`, { ...args, description, keyArn }, child);
    const environment = { DIRECTORY_URL: `ldaps://${host}:${ports[0]}`, DIRECTORY_SECRET_ARN: secret.arn };
    this.extra = { name: "directory", environment, right: mayRead };
    this.toFill = [{ what: "directory", secret: secret.name }];
    this.registerOutputs();
  }
}

/**
 * Requests pass the firewall of their own zone, and so do the answers; the firewall's own table knows the tunnel. The
 * application's tier reaches the directory's networks; the control tier, where the resolver stands, single DNS servers.
 */
function leadThere(name: string, args: DirectoryArgs, child: pulumi.CustomResourceOptions): void {
  const servers = args.dns.map((server) => `${server}/32`);
  args.zones.forEach(({ slot, app, control }, at) => {
    const vpcEndpointId = args.firewallEndpoints[at];
    if (vpcEndpointId === undefined) throw new RangeError(`firewallEndpoints: zone ${slot} has none.`);
    const route = (way: string, routeTableId: pulumi.Input<string>, destinationCidrBlock: string) =>
      new ec2.Route(`${name}-${way}-${slot}`, { routeTableId, destinationCidrBlock, vpcEndpointId }, child);
    const tiers = [
      { tier: "app", leg: app, far: args.networks },
      { tier: "control", leg: control, far: servers },
    ].filter(({ far }) => far.length > 0);
    for (const { tier, leg, far } of tiers) {
      route(`sites-${tier}`, args.tunnelTableId, leg.cidr);
      for (const network of far) route(`${tier}-${network.replace("/", "-")}`, leg.tableId, network);
    }
  });
}

/** Of the directory's names, and of no other, the network's resolver asks the customer's servers. */
function askThere(name: string, args: DirectoryArgs, child: pulumi.CustomResourceOptions): void {
  const { host, dns, zones, vpcId, tags } = args;
  if (args.namesGroupId === undefined) throw new RangeError("namesGroupId: needed where dns names servers.");
  const asker = `${name}-directory`;
  const endpoint = new route53.ResolverEndpoint(
    asker,
    {
      name: asker,
      direction: "OUTBOUND",
      securityGroupIds: [args.namesGroupId],
      ipAddresses: zones.map(({ control }) => ({ subnetId: control.subnetId })),
      protocols: ["Do53"],
      tags,
    },
    child,
  );
  const rule = new route53.ResolverRule(
    asker,
    {
      name: asker,
      domainName: host,
      ruleType: "FORWARD",
      resolverEndpointId: endpoint.id,
      targetIps: dns.map((ip) => ({ ip, port: 53 })),
      tags,
    },
    child,
  );
  new route53.ResolverRuleAssociation(asker, { name: asker, resolverRuleId: rule.id, vpcId }, child);
}
