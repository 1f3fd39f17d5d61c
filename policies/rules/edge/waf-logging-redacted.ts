import { type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { each, texts } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const SECRET_HEADERS = ["authorization", "cookie"];

export const wafLoggingRedacted: Rule = {
  id: "EDGE-03",
  name: "waf-logging-redacted",
  statement: "The web application firewall logs requests and hides cookies and authorisation headers.",
  severity: "high",
  capability: "activity-logging",
  remedy: "give the web ACL a logging configuration that redacts the headers authorization and cookie",
  premises: ["every-volume-tenant-cmk"],
  check: ({ graph }) => each(ofType(graph, "aws:wafv2/webAcl:WebAcl"), (acl) => judgeAcl(graph, acl)),
};

function judgeAcl(graph: Graph, acl: Resource): Finding {
  const [logging] = referrers(graph, LOGGING, "resourceArn", acl);
  const [sink] = logging ? referents(graph, logging, "logDestinationConfigs") : [];
  if (!logging || !sink) return fail(acl, `${acl.name} writes down nothing in this stack`);
  const redacted = texts(logging, "redactedFields.*.singleHeader.name").map((name) => name.toLowerCase());
  const shown = SECRET_HEADERS.filter((header) => !redacted.includes(header));
  return shown.length === 0
    ? pass(acl, `${acl.name} writes requests to ${sink.name} without what signs people in`, { redacted })
    : fail(acl, `${acl.name} writes the headers ${shown.join(" and ")} to ${sink.name}`, { redacted });
}
