import { ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, flag } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { CONNECTION, TUNNELS } from "./vpn.ts";

const SINK = "aws:cloudwatch/logGroup:LogGroup";

export const tunnelsLogged: Rule = {
  id: "NET-25",
  name: "tunnels-logged",
  statement:
    "Both tunnels of every VPN write down how they are opened and closed, into an encrypted log of this stack.",
  severity: "medium",
  capability: "site-vpn",
  remedy: "set logEnabled and logGroupArn of both tunnels' log options to a log group of this stack",
  premises: ["every-volume-tenant-cmk"],
  check: (subject) => each(ofType(subject.graph, CONNECTION), (connection) => judgeConnection(subject, connection)),
};

function judgeConnection({ graph }: Subject, connection: Resource): Finding {
  const silent = TUNNELS.map((tunnel) => `${tunnel}LogOptions`).filter((options) => {
    const sinks = referents(graph, connection, options).filter(({ type }) => type === SINK);
    return sinks.length === 0 || flag(connection, `${options}.cloudwatchLogOptions.logEnabled`) !== true;
  });
  return silent.length === 0
    ? pass(connection, `both tunnels of ${connection.name} write down how they are opened and closed`)
    : fail(connection, `${connection.name} keeps no record by ${silent.join(" and ")}`, { silent });
}
