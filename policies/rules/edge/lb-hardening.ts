import { ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

export const lbHardening: Rule = {
  id: "EDGE-06",
  name: "lb-hardening",
  statement:
    "Load balancers drop malformed headers, guard against request smuggling, can't be deleted by mistake, keep access logs and close when the firewall fails.",
  severity: "medium",
  capability: "edge-filtering",
  remedy:
    "set dropInvalidHeaderFields, enableDeletionProtection and accessLogs.enabled to true, desyncMitigationMode to strictest, enableWafFailOpen to false",
  premises: [],
  check: ({ graph }) => each(ofType(graph, "aws:lb/loadBalancer:LoadBalancer"), judgeBalancer),
};

function judgeBalancer(balancer: Resource): Finding {
  const mode = text(balancer, "desyncMitigationMode") ?? "defensive";
  const faults = [
    ...(flag(balancer, "dropInvalidHeaderFields") ? [] : ["passes malformed headers on"]),
    ...(mode === "monitor" ? ["lets requests be smuggled"] : []),
    ...(flag(balancer, "enableDeletionProtection") ? [] : ["can be deleted by mistake"]),
    ...(flag(balancer, "accessLogs.enabled") ? [] : ["keeps no access log"]),
    ...(flag(balancer, "enableWafFailOpen") ? ["stays open when its firewall fails"] : []),
  ];
  return faults.length === 0
    ? pass(balancer, `${balancer.name} drops what is malformed, keeps a log, and closes when its firewall fails`, {
        mode,
      })
    : fail(balancer, `${balancer.name} ${faults.join(" and ")}`, { faults });
}
