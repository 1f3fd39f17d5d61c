import { dig, type Graph, isList, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { count, keyIn, oneOf, shortName, textIn } from "./reading.ts";
import type { Thing } from "./scene.ts";

type Rows = readonly (readonly Thing[])[];

/** What stands in a tier, in rows from the top. */
export function thingsIn(tier: string, graph: Graph): Rows {
  const rows = READ[tier]?.(graph) ?? [];
  return rows.map((row) => row.filter((thing) => thing !== null)).filter((row) => row.length > 0);
}

type Read = (graph: Graph) => readonly (readonly (Thing | null)[])[];

const READ: Readonly<Record<string, Read>> = {
  firewall: (graph) => [
    ofType(graph, "aws:networkfirewall/firewall:Firewall").map((firewall) => ({
      id: `firewall-${shortName(graph, firewall)}`,
      label: "Firewall",
      notes: ["lets through what is listed, drops known attacks and the rest"],
    })),
  ],
  edge: (graph) => [[entrance(graph), sftp(graph), wayOut(graph)]],
  web: (graph) => [[containers(graph, "web", "Web")]],
  app: (graph) => [[containers(graph, "app", "Application")]],
  data: (graph) => [[database(graph), folders(graph)]],
  control: (graph) => [
    [cluster(graph), doors(graph)],
    [runner(graph), names(graph)],
  ],
};

function entrance(graph: Graph): Thing | null {
  const balancer = oneOf(graph, "aws:lb/loadBalancer:LoadBalancer");
  if (balancer === undefined) return null;
  const acls = referrers(graph, "aws:wafv2/webAclAssociation:WebAclAssociation", "resourceArn", balancer);
  const isSafe = ofType(graph, "aws:lb/listener:Listener").some((one) => textIn(one, "protocol") === "HTTPS");
  const notes = [...(acls.length > 0 ? ["web application firewall"] : []), ...(isSafe ? ["HTTPS only"] : [])];
  return { id: "entrance", label: "Entrance", notes };
}

function sftp(graph: Graph): Thing | null {
  const server = oneOf(graph, "aws:transfer/server:Server");
  return server ? { id: "sftp", label: "SFTP", notes: ["a folder each"] } : null;
}

function wayOut(graph: Graph): Thing | null {
  const gateways = ofType(graph, "aws:ec2/natGateway:NatGateway");
  return gateways.length > 0 ? { id: "way-out", label: "Way out", notes: ["one a zone"] } : null;
}

/** What runs in a tier, and under which key the disks of its machines are. */
function containers(graph: Graph, tier: string, label: string): Thing | null {
  const runs = ofType(graph, "kubernetes:apps/v1:Deployment").find((one) => shortName(graph, one) === tier);
  const groups = ofType(graph, "aws:eks/nodeGroup:NodeGroup").filter((one) => shortName(graph, one).startsWith(tier));
  if (runs === undefined && groups.length === 0) return null;
  const replicas = Number(runs ? dig(runs.inputs, "spec.replicas") : 0);
  const copies = Number.isFinite(replicas) && replicas > 0 ? [`${replicas} running`] : [];
  const machines = groups.length > 0 ? ["machines of its own in every zone"] : [];
  const [template] = ofType(graph, "aws:ec2/launchTemplate:LaunchTemplate").filter(
    (one) => shortName(graph, one) === tier,
  );
  const key = template && keyIn(graph, template, "blockDeviceMappings");
  return { id: `pods-${tier}`, label, notes: [...copies, ...machines], key };
}

const ENGINES: Readonly<Record<string, string>> = { postgres: "PostgreSQL", mysql: "MySQL", mariadb: "MariaDB" };

function database(graph: Graph): Thing | null {
  const found = oneOf(graph, "aws:rds/instance:Instance");
  if (found === undefined) return null;
  const engine = textIn(found, "engine");
  const notes = found.inputs.multiAz === true ? ["live copy in a second zone"] : ["in one zone"];
  const label = `${ENGINES[engine] ?? engine} ${textIn(found, "engineVersion")}`;
  return { id: "database", label, notes, key: keyIn(graph, found, "kmsKeyId"), precious: true };
}

function folders(graph: Graph): Thing | null {
  const found = oneOf(graph, "aws:efs/fileSystem:FileSystem");
  if (found === undefined) return null;
  const places = count(ofType(graph, "aws:efs/mountTarget:MountTarget").length, "zone");
  return {
    id: "folders",
    label: "Shared folders",
    notes: [`in ${places}`],
    key: keyIn(graph, found, "kmsKeyId"),
    precious: true,
  };
}

function cluster(graph: Graph): Thing | null {
  const found = oneOf(graph, "aws:eks/cluster:Cluster");
  if (found === undefined) return null;
  const isPrivate = dig(found.inputs, "vpcConfig.endpointPublicAccess") === false;
  const notes = isPrivate ? ["reached from inside only"] : ["reached from outside"];
  return { id: "cluster", label: "Kubernetes", notes, key: keyIn(graph, found, "encryptionConfig") };
}

function doors(graph: Graph): Thing | null {
  const found = ofType(graph, "aws:ec2/vpcEndpoint:VpcEndpoint").filter(isInner);
  return found.length > 0
    ? { id: "doors", label: count(found.length, "private door"), notes: ["to AWS services"] }
    : null;
}

/** An endpoint in the network itself, or one that its route tables lead to; a firewall's is not of this kind. */
function isInner({ inputs }: Resource): boolean {
  return inputs.vpcEndpointType === "Interface" || inputs.vpcEndpointType === "Gateway";
}

function runner(graph: Graph): Thing | null {
  const found = oneOf(graph, "aws:codebuild/project:Project");
  return found ? { id: "runner", label: "Runner", notes: ["comes for one change, and goes"] } : null;
}

function names(graph: Graph): Thing | null {
  const found = oneOf(graph, "aws:route53/resolverEndpoint:ResolverEndpoint");
  const [rule] = ofType(graph, "aws:route53/resolverRule:ResolverRule");
  const servers = rule && dig(rule.inputs, "targetIps");
  const asked = isList(servers) ? [`asks ${count(servers.length, "server")} of the customer`] : [];
  return found ? { id: "names", label: "Directory's names", notes: asked } : null;
}
