import { dig, type Graph, isList, ofType, type Value } from "../../../graph/index.ts";
import { count, type Drawn, oneOf, shortName, textIn } from "./reading.ts";
import type { Thing } from "./scene.ts";

/** LDAP inside TLS, and the catalogue of an Active Directory. */
const DIRECTORY_PORTS = ["636", "3269"];

/** Whoever is outside the tenant's account and has a way in or is called, in the order in which they are drawn. */
export function outsideOf({ graph, settled }: Drawn): readonly Thing[] {
  const found = [sitesOf(graph, settled.tenant.connections.directory?.host), browsersOf(graph)];
  return [...found, partnersOf(graph), hostsOf(graph)].filter((thing) => thing !== null);
}

function sitesOf(graph: Graph, directory: string | undefined): Thing | null {
  const sites = ofType(graph, "aws:ec2/vpnConnection:VpnConnection").flatMap((tunnel) => {
    const gateway = graph.byUrn.get(tunnel.refs.customerGatewayId?.[0] ?? "");
    return gateway === undefined ? [] : [gateway];
  });
  const [site, ...others] = sites;
  if (site === undefined) return null;
  const asked = directory !== undefined && asksDirectory(graph) ? [`directory ${directory}`] : [];
  const label = others.length === 0 ? `Site ${shortName(graph, site)}` : count(sites.length, "site");
  const notes = others.length === 0 ? [textIn(site, "ipAddress")] : sites.map((one) => shortName(graph, one));
  return { id: "sites", label, notes: [...notes, ...asked] };
}

/** The page is opened by anyone only where a load balancer faces the internet. */
function browsersOf(graph: Graph): Thing | null {
  const balancer = oneOf(graph, "aws:lb/loadBalancer:LoadBalancer");
  if (balancer?.inputs.internal !== false) return null;
  return { id: "people", label: "Browsers", notes: ["from the internet"] };
}

function partnersOf(graph: Graph): Thing | null {
  const partners = ofType(graph, "aws:transfer/user:User");
  if (partners.length === 0) return null;
  return { id: "partners", label: count(partners.length, "partner"), notes: ["listed addresses, own keys"] };
}

/** Whom the application may call: only what the firewall lets through by its name. */
function hostsOf(graph: Graph): Thing | null {
  if (ofType(graph, "aws:ec2/natGateway:NatGateway").length === 0) return null;
  const called = passesOf(graph).filter((rule) => dig(rule, "header.destination") === "$EXTERNAL_NET");
  const mail = called.some((rule) => dig(rule, "header.destinationPort") === "465");
  const hosts = count(called.length - (mail ? 1 : 0), "host");
  return { id: "hosts", label: hosts, notes: ["by name, no other", ...(mail ? ["and the mail relay"] : [])] };
}

/** True when the firewall lets the application look people up in the customer's own directory. */
export function asksDirectory(graph: Graph): boolean {
  return passesOf(graph).some((rule) => DIRECTORY_PORTS.includes(String(dig(rule, "header.destinationPort"))));
}

/** What the firewall lets through: by the name that is called, or to a network. */
function passesOf(graph: Graph): readonly Value[] {
  const rules = ofType(graph, "aws:networkfirewall/ruleGroup:RuleGroup").flatMap(({ inputs }) => {
    const found = dig(inputs, "ruleGroup.rulesSource.statefulRules");
    return isList(found) ? found : [];
  });
  return rules.filter((rule) => dig(rule, "action") === "PASS");
}
