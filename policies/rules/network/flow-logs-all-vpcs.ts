import { type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { each, text, Unproven } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** What a record must say to be one of who spoke with whom; a format of one's own may leave out what it likes. */
const SAID = ["srcaddr", "dstaddr", "dstport", "protocol", "action", "start"];
const SINKS = ["aws:s3/bucket:Bucket", "aws:cloudwatch/logGroup:LogGroup"];

export const flowLogsAllVpcs: Rule = {
  id: "NET-17",
  name: "flow-logs-all-vpcs",
  statement: "Every VPC records all its traffic in an encrypted flow log inside an allowed region.",
  severity: "high",
  capability: "activity-logging",
  remedy: "give the VPC a flow log of trafficType ALL into a bucket or log group of this stack, in the usual format",
  premises: ["every-volume-tenant-cmk", "resource-region-allowed"],
  check: ({ graph }) => each(ofType(graph, "aws:ec2/vpc:Vpc"), (vpc) => judgeVpc(graph, vpc)),
};

function judgeVpc(graph: Graph, vpc: Resource): Finding {
  const logs = referrers(graph, "aws:ec2/flowLog:FlowLog", "vpcId", vpc);
  const whole = logs.find((log) => text(log, "trafficType") === "ALL");
  if (logs.length === 0) return fail(vpc, `nobody records the traffic of ${vpc.name}`);
  if (!whole) return fail(vpc, `only a part of the traffic of ${vpc.name} is recorded`);
  const format = text(whole, "logFormat");
  const silent = format === undefined ? [] : SAID.filter((field) => !format.includes(`\${${field}}`));
  if (silent.length > 0) return fail(vpc, `the record of ${vpc.name}'s traffic leaves out ${silent.join(" and ")}`);
  const [sink] = referents(graph, whole, "logDestination").filter(({ type }) => SINKS.includes(type));
  if (!sink) throw new Unproven(`logDestination of ${whole.name} leads to nothing in this stack`);
  return pass(vpc, `all traffic of ${vpc.name} is recorded in ${sink.name}`, { sink: sink.urn });
}
