import type { types } from "@pulumi/aws";
import { expect, test } from "vitest";
import { planNames } from "../../../components/firewall/names.ts";
import { planRules } from "../../../components/firewall/rules.ts";
import { PLACE } from "../given.ts";

type Header = types.input.networkfirewall.RuleGroupRuleGroupRulesSourceStatefulRuleHeader;

const EDGE = "10.42.22.0/23";
const rules = planRules({
  host: "almendro.homes.example",
  edge: EDGE,
  destinations: [
    { host: "api.payroll.example", port: 443 },
    { host: "relay.correo.example", port: 465 },
  ],
});

/** A rule as Suricata writes it. */
const suricata = rules.map(({ action, header, ruleOptions }) => {
  const { protocol, source, sourcePort, direction, destination, destinationPort } = header as Header;
  const options = (ruleOptions as { keyword: string; settings?: string[] }[]).map(({ keyword, settings }) =>
    settings === undefined ? keyword : `${keyword}:${settings.join(",")}`,
  );
  return `${action} ${protocol} ${source} ${sourcePort} ${direction} ${destination} ${destinationPort} (${options.join("; ")})`;
});

test("a firewall lets each network of partners in by SSH, and by nothing else", () => {
  const given = { host: "almendro.homes.example", edge: EDGE, destinations: [] };
  const added = planRules({ ...given, partners: ["192.0.2.16/28"] }).slice(planRules(given).length);
  expect(added).toEqual([
    {
      action: "PASS",
      header: {
        protocol: "SSH",
        source: "192.0.2.16/28",
        sourcePort: "ANY",
        destination: EDGE,
        destinationPort: "22",
        direction: "FORWARD",
      },
      ruleOptions: [
        { keyword: "flow", settings: ["to_server", "established"] },
        { keyword: "sid", settings: ["5"] },
      ],
    },
  ]);
});

test("a firewall leads to the directory by TLS and to the servers of its names, each from its own tier", () => {
  const given = { host: "almendro.homes.example", edge: EDGE, destinations: [] };
  const from = { app: "10.42.8.0/21", control: "10.42.16.0/22" };
  const directory = { from, networks: ["10.20.0.0/16"], ports: [636], dns: ["10.20.0.53"] };
  const said = planRules({ ...given, directory }).map(({ action, header }) => {
    const { protocol, source, destination, destinationPort } = header as Header;
    return `${action} ${protocol} ${source} ${destination} ${destinationPort}`;
  });
  expect(said.slice(0, 3)).toEqual([
    "PASS UDP 10.42.16.0/22 10.20.0.53/32 53",
    "PASS TCP 10.42.16.0/22 10.20.0.53/32 53",
    "DROP UDP ANY ANY ANY",
  ]);
  expect(said.at(-1)).toBe("PASS TLS 10.42.8.0/21 10.20.0.0/16 636");
});

test("a firewall lets in web traffic for the tenant's own name, lets out TLS to listed hosts, and no datagram either way", () => {
  const outside = "$EXTERNAL_NET";
  const name = (host: string) => `tls.sni; content:"${host}"; startswith; endswith; nocase`;
  expect(suricata).toEqual([
    "DROP UDP ANY ANY FORWARD ANY ANY (sid:1)",
    "DROP ICMP ANY ANY FORWARD ANY ANY (sid:2)",
    `PASS HTTP ${outside} ANY FORWARD ${EDGE} 80 (flow:to_server,established; sid:3)`,
    `PASS TLS ${outside} ANY FORWARD ${EDGE} 443 (flow:to_server,established; ${name("almendro.homes.example")}; sid:4)`,
    `PASS TLS ${EDGE} ANY FORWARD ${outside} 443 (flow:to_server,established; ${name("api.payroll.example")}; sid:5)`,
    `PASS TLS ${EDGE} ANY FORWARD ${outside} 465 (flow:to_server,established; ${name("relay.correo.example")}; sid:6)`,
  ]);
});

test("names are answered for listed hosts and for AWS's own of the region", () => {
  expect(planNames(PLACE, ["api.payroll.example"])).toEqual([
    "*.eu-south-2.amazonaws.com",
    "*.eu-south-2.api.aws",
    "*.eu-south-2.compute.internal",
    "*.eu-south-2.eks.amazonaws.com",
    "*.eu-south-2.rds.amazonaws.com",
    "api.payroll.example",
  ]);
});

test.each([
  ["aws", "us-east-1", "amazonaws.com", "*.ec2.internal"],
  ["aws-eusc", "eusc-de-east-1", "amazonaws.eu", "*.eusc-de-east-1.api.amazonwebservices.eu"],
  ["aws-us-gov", "us-gov-west-1", "amazonaws.com", "*.us-gov-west-1.api.aws"],
])("names follow the partition: %s in %s", (partition, region, suffix, name) => {
  expect(planNames({ partition, region, suffix, account: PLACE.account }, [])).toContain(name);
});
