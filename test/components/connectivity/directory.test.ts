import { describe, expect, test } from "vitest";
import { Directory, type DirectoryArgs } from "../../../components/connectivity/index.ts";
import { counts, PLACE, plan, refs, TAGS, the } from "../given.ts";

const leg = (name: string, cidr: string) => ({ subnetId: `subnet-${name}`, tableId: `rtb-${name}`, cidr });
const zone = (slot: number) => ({
  slot,
  app: leg(`app-${slot}`, `10.42.${6 + 2 * slot}.0/23`),
  control: leg(`control-${slot}`, `10.42.${15 + slot}.0/24`),
});
const SERVERS = ["10.20.0.53", "10.20.1.53"];

function declare(more: Partial<DirectoryArgs> = {}): Directory {
  return new Directory("almendro", {
    host: "ad.almendro.example",
    networks: ["10.20.0.0/16"],
    ports: [636, 3269],
    dns: [],
    vpcId: "vpc-1",
    zones: [zone(1), zone(2)] as unknown as DirectoryArgs["zones"],
    firewallEndpoints: ["vpce-1", "vpce-2"],
    tunnelTableId: "rtb-tunnels",
    secretsKeyArn: "arn:aws:kms:eu-south-2:111111111111:key/secrets",
    place: PLACE,
    tags: TAGS,
    ...more,
  });
}

type Planned = Awaited<ReturnType<typeof plan>>;
const routes = ({ resources }: Planned) =>
  resources
    .filter(({ type }) => type === "aws:ec2/route:Route")
    .map(({ inputs }) => `${inputs.routeTableId} ${inputs.destinationCidrBlock} → ${inputs.vpcEndpointId}`);

describe("a directory whose name is public", async () => {
  let directory: Directory | undefined;
  const graph = await plan(() => {
    directory = declare();
  });

  test("is reached from the application's tier alone, through the firewall of each zone both ways", () => {
    expect(routes(graph).sort()).toEqual([
      "rtb-app-1 10.20.0.0/16 → vpce-1",
      "rtb-app-2 10.20.0.0/16 → vpce-2",
      "rtb-tunnels 10.42.10.0/23 → vpce-2",
      "rtb-tunnels 10.42.8.0/23 → vpce-1",
    ]);
  });

  test("is told to the application by its address over TLS, and its account by a secret that people fill", () => {
    expect(directory?.extra.environment.DIRECTORY_URL).toBe("ldaps://ad.almendro.example:636");
    expect(directory?.extra.right).toMatchObject({
      Action: "secretsmanager:GetSecretValue",
      Resource: "arn:aws:secretsmanager:eu-south-2:111111111111:secret:almendro-directory-*",
    });
    expect(directory?.toFill.map(({ what }) => what)).toEqual(["directory"]);
    expect(counts(graph)["aws:secretsmanager/secretVersion:SecretVersion"]).toBeUndefined();
  });

  test("has its name asked of nobody in particular", () => {
    expect(Object.keys(counts(graph)).filter((type) => type.includes("resolver"))).toEqual([]);
  });
});

describe("a directory whose name only its own servers know", async () => {
  const graph = await plan(() => declare({ dns: SERVERS, namesGroupId: "sg-names" }));

  test("has its name, and no other, asked of them by the network's resolver, in each zone", () => {
    const endpoint = the(graph, "aws:route53/resolverEndpoint:ResolverEndpoint", "almendro-directory");
    expect(endpoint.inputs).toMatchObject({
      direction: "OUTBOUND",
      securityGroupIds: ["sg-names"],
      ipAddresses: [{ subnetId: "subnet-control-1" }, { subnetId: "subnet-control-2" }],
    });
    const rule = the(graph, "aws:route53/resolverRule:ResolverRule", "almendro-directory");
    expect(rule.inputs).toMatchObject({
      ruleType: "FORWARD",
      domainName: "ad.almendro.example",
      targetIps: SERVERS.map((ip) => ({ ip, port: 53 })),
    });
    const tie = the(graph, "aws:route53/resolverRuleAssociation:ResolverRuleAssociation", "almendro-directory");
    expect([refs(tie, "resolverRuleId"), tie.inputs.vpcId]).toEqual([["almendro-directory"], "vpc-1"]);
  });

  test("is found by a way to those servers and nothing beside them", () => {
    const control = routes(graph).filter((route) => /control|10\.42\.1[67]/.test(route));
    expect(control.sort()).toEqual([
      "rtb-control-1 10.20.0.53/32 → vpce-1",
      "rtb-control-1 10.20.1.53/32 → vpce-1",
      "rtb-control-2 10.20.0.53/32 → vpce-2",
      "rtb-control-2 10.20.1.53/32 → vpce-2",
      "rtb-tunnels 10.42.16.0/24 → vpce-1",
      "rtb-tunnels 10.42.17.0/24 → vpce-2",
    ]);
  });

  test("can't be asked for without the resolver's group", async () => {
    await expect(plan(() => declare({ dns: SERVERS }))).rejects.toThrow(
      "namesGroupId: needed where dns names servers.",
    );
  });
});
