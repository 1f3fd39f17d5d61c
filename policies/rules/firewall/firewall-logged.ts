import { type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { each, texts } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { FIREWALL } from "./policies.ts";

const LOGGING = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration";
const SINKS = ["aws:s3/bucket:Bucket", "aws:cloudwatch/logGroup:LogGroup"];
const LOGS = ["ALERT", "FLOW"];
const DESTINATIONS = "loggingConfiguration.logDestinationConfigs";

export const firewallLogged: Rule = {
  id: "NET-21",
  name: "firewall-logged",
  statement: "Every network firewall writes down its alerts and all flows, into encrypted logs of this stack.",
  severity: "high",
  capability: "egress-control",
  remedy: "give the firewall one logging configuration with ALERT and FLOW into a bucket or log group of this stack",
  premises: ["every-volume-tenant-cmk", "resource-region-allowed"],
  check: ({ graph }) => each(ofType(graph, FIREWALL), (firewall) => judgeFirewall(graph, firewall)),
};

function judgeFirewall(graph: Graph, firewall: Resource): Finding {
  const [logging] = referrers(graph, LOGGING, "firewallArn", firewall);
  if (!logging) return fail(firewall, `nobody records what ${firewall.name} sees`);
  const written = texts(logging, `${DESTINATIONS}.*.logType`);
  const missing = LOGS.filter((log) => !written.includes(log));
  const sinks = referents(graph, logging, "loggingConfiguration").filter(({ type }) => SINKS.includes(type));
  if (missing.length > 0) return fail(firewall, `${firewall.name} keeps no log of kind ${missing.join(" and ")}`);
  const places = ["bucketName", "logGroup"].flatMap((name) =>
    texts(logging, `${DESTINATIONS}.*.logDestination.${name}`),
  );
  const names = ofType(graph, ...SINKS).flatMap(({ inputs }) => [inputs.bucket, inputs.name]);
  return sinks.length > 0 && places.every((place) => names.includes(place))
    ? pass(firewall, `${firewall.name} writes alerts and flows to ${sinks.map(({ name }) => name).join(" and ")}`)
    : fail(firewall, `${firewall.name} writes logs to something that isn't of this stack`);
}
