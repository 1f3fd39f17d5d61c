import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each, flag, places } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** Where a type says that what is made with it gets a public address. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/subnet:Subnet": ["mapPublicIpOnLaunch", "assignIpv6AddressOnCreation"],
  "aws:ec2/instance:Instance": ["associatePublicIpAddress"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["networkInterfaces.*.associatePublicIpAddress"],
  "aws:ec2/launchConfiguration:LaunchConfiguration": ["associatePublicIpAddress"],
};
const NAT = "aws:ec2/natGateway:NatGateway";
const SFTP = "aws:transfer/server:Server";

export const noAutoPublicIp: Rule = {
  id: "NET-11",
  name: "no-auto-public-ip",
  statement:
    "Nothing gets a public address by itself, and Elastic IPs belong to NAT gateways and the declared SFTP endpoint only.",
  severity: "high",
  capability: "edge-filtering",
  remedy: "switch it off; only a NAT gateway or the SFTP endpoint takes an address of its own",
  premises: [],
  *check({ graph }) {
    for (const [type, paths] of Object.entries(SWITCHES)) {
      yield* each(ofType(graph, type), (maker) => judgeMaker(maker, paths));
    }
    yield* each(ofType(graph, "aws:ec2/eip:Eip"), (address) => judgeAddress(graph, address));
    yield* ofType(graph, "aws:ec2/eipAssociation:EipAssociation").map((tie) =>
      fail(tie, `${tie.name} gives something a public address`),
    );
  },
};

function judgeMaker(maker: Resource, paths: readonly string[]): Finding {
  const on = paths.flatMap((path) => places(maker, path)).filter((path) => flag(maker, path));
  return on.length === 0
    ? pass(maker, `nothing gets a public address by ${maker.name}`)
    : fail(maker, `what is made by ${maker.name} gets a public address, since ${on.join(" and ")} is on`);
}

function judgeAddress(graph: Graph, address: Resource): Finding {
  const takers = [
    ...referrers(graph, NAT, "allocationId", address),
    ...referrers(graph, SFTP, "endpointDetails", address),
  ];
  const direct = ["instance", "networkInterface"].filter((property) => address.inputs[property] !== undefined);
  return takers.length > 0 && direct.length === 0
    ? pass(address, `${address.name} is the address of ${takers.map(({ name }) => name).join(" and ")}`)
    : fail(address, `${address.name} is a public address for something else than a NAT gateway or SFTP`);
}
