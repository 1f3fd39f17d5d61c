import { type Graph, type Resource, referents } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { partnerServers } from "../network/partners.ts";

export const sftpLogged: Rule = {
  id: "EXC-04",
  name: "sftp-logged",
  statement:
    "Every log-on of a partner, whether it works or fails, and every file exchanged is written to an encrypted log group of this stack.",
  severity: "high",
  capability: "logon-auditing",
  remedy: "name a log group of this stack in structuredLogDestinations",
  premises: ["every-volume-tenant-cmk", "log-retention-as-promised"],
  rare: true,
  check: ({ graph }) => each(partnerServers(graph), (server) => judgeServer(graph, server)),
};

function judgeServer(graph: Graph, server: Resource): Finding {
  const groups = referents(graph, server, "structuredLogDestinations").filter(
    ({ type }) => type === "aws:cloudwatch/logGroup:LogGroup",
  );
  return groups.length > 0
    ? pass(
        server,
        `${server.name} writes who signs in and what is exchanged to ${groups.map(({ name }) => name).join()}`,
      )
    : fail(server, `${server.name} doesn't write down who signs in and what is exchanged`);
}
