import { beforeAll, describe, expect, test } from "vitest";
import { Exchange } from "../../../components/exchange/index.ts";
import { Network } from "../../../components/network/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, LOGS, PLACE, plan, refs, storage, TAGS, the } from "../given.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFUHSZuuRYZA4uGfukPkM8L/60lVGmG7yQ+wMvj/r/W4";
const OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDTuft4B/+/JsbV0u3+SyMe3lZPpEjVtR3GvEovtz/3W";
const lab = { name: "lab", folder: "in/lab", keys: [KEY, OTHER] };
const payroll = { name: "payroll", folder: "in/payroll", keys: [] };

function declare(partners: readonly (typeof lab)[], zones = ["eus2-az1", "eus2-az2"]): void {
  const common = { place: PLACE, tags: TAGS };
  const network = new Network("almendro", {
    ...common,
    range: "10.42.0.0/19",
    zones,
    ports: { node: 30443, app: 8443, database: 5432, outside: [443] },
    sold: { partners: ["192.0.2.16/28", "192.0.2.64/28"] },
    imageAccount: "222222222222",
    logs: storage().bucket("logs"),
  });
  new Exchange("almendro", {
    ...common,
    partners,
    vpcId: network.vpcId,
    gateway: network.gateway,
    subnetIds: network.subnetIds("edge"),
    groupId: network.groupId("sftp"),
    bucket: "almendro-files-111111111111",
    keyAlias: "alias/almendro-data",
    logs: LOGS,
  });
}

const SERVER = "aws:transfer/server:Server";
const USER = "aws:transfer/user:User";
const SSH_KEY = "aws:transfer/sshKey:SshKey";

let graph: Graph;
beforeAll(async () => {
  graph = await plan(() => declare([lab, payroll]));
});

describe("the server of partners", () => {
  test("speaks SFTP alone, takes keys alone, uses the newest ciphers and writes down who came", () => {
    const server = the(graph, SERVER, "almendro");
    expect(server.inputs).toMatchObject({
      protocols: ["SFTP"],
      identityProviderType: "SERVICE_MANAGED",
      securityPolicyName: "TransferSecurityPolicy-2025-03",
      endpointType: "VPC",
    });
    expect(refs(server, "structuredLogDestinations")).toEqual(["almendro-sftp"]);
    expect(the(graph, "aws:cloudwatch/logGroup:LogGroup", "almendro-sftp").inputs).toMatchObject({
      name: "/aws/vendedlogs/transfer/almendro",
      kmsKeyId: LOGS.keyArn,
      retentionInDays: LOGS.days,
    });
  });

  test("stands at the edge, at an address a zone that never changes, behind a group for partners alone", () => {
    expect(refs(the(graph, SERVER, "almendro"), "endpointDetails").sort()).toEqual(
      ["almendro", "almendro-edge-1", "almendro-edge-2", "almendro-sftp", "almendro-sftp-1", "almendro-sftp-2"].sort(),
    );
    const lines = graph.resources.filter(
      (one) =>
        /securityGroup(Ingress|Egress)Rule/.test(one.type) && refs(one, "securityGroupId").includes("almendro-sftp"),
    );
    expect(lines.map(({ inputs }) => [inputs.cidrIpv4, inputs.fromPort, inputs.toPort])).toEqual([
      ["192.0.2.16/28", 22, 22],
      ["192.0.2.64/28", 22, 22],
    ]);
  });

  test("takes two addresses in three zones, so that NAT has its own among the five of an account", async () => {
    const wider = await plan(() => declare([lab], ["eus2-az1", "eus2-az2", "eus2-az3"]));
    expect(counts(wider)["aws:ec2/eip:Eip"]).toBe(2);
  });
});

describe("a partner", () => {
  test("sees its own folder as the root of everything and has rights there alone", () => {
    const user = the(graph, USER, "almendro-lab");
    expect(user.inputs).toMatchObject({
      userName: "lab",
      homeDirectoryType: "LOGICAL",
      homeDirectoryMappings: [{ entry: "/", target: "/almendro-files-111111111111/in/lab" }],
    });
    expect(refs(user, "role")).toEqual(["almendro-partners"]);
    expect(JSON.parse(String(user.inputs.policy)).Statement).toEqual([
      {
        Sid: "SeeOwnFolders",
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: "arn:aws:s3:::almendro-files-111111111111",
        Condition: { StringLike: { "s3:prefix": ["in/lab/*"] } },
      },
      {
        Sid: "ExchangeFiles",
        Effect: "Allow",
        Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
        Resource: ["arn:aws:s3:::almendro-files-111111111111/in/lab/*"],
      },
      {
        Sid: "UseTheTenantsKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: "arn:aws:kms:eu-south-2:111111111111:key/*",
        Condition: {
          "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/almendro-data" },
          StringEquals: { "kms:ViaService": "s3.eu-south-2.amazonaws.com" },
        },
      },
    ]);
  });

  test("keeps its other keys as they are when one is taken away, and without any can't sign in", async () => {
    const keys = (of: Graph) => of.resources.filter(({ type }) => type === SSH_KEY).map(({ name }) => name);
    const fewer = await plan(() => declare([{ ...lab, keys: [OTHER] }, payroll]));
    expect(keys(graph)).toHaveLength(2);
    expect(keys(graph)).toEqual(expect.arrayContaining(keys(fewer)));
    expect(keys(fewer)).toHaveLength(1);
  });

  test("has a policy short enough for a session, and all of them together for a role", async () => {
    const folder = `in/${"a".repeat(40)}`;
    const many = Array.from({ length: 12 }, (_, at) => ({ name: `partner-${at}`, folder: `${folder}${at}`, keys: [] }));
    const full = await plan(() => declare(many));
    const session = String(the(full, USER, "almendro-partner-0").inputs.policy);
    const role = String(the(full, "aws:iam/rolePolicy:RolePolicy", "almendro-partners").inputs.policy);
    expect([session.length < 2048, role.length < 10_240]).toEqual([true, true]);
  });
});
