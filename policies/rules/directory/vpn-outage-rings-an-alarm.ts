import { type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { each, flag, number, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { CONNECTION } from "../network/vpn.ts";

export const vpnOutageRingsAnAlarm: Rule = {
  id: "DIR-03",
  name: "vpn-outage-rings-an-alarm",
  statement:
    "When no tunnel of a VPN is up, or nothing is heard of it, a contact of the customer hears within minutes.",
  severity: "medium",
  capability: "sign-in-fallback",
  remedy:
    "set an alarm on the connection's greatest TunnelState below 1 for minutes, with missing data breaching, to a topic with a subscriber",
  premises: [],
  rare: true,
  check: ({ graph, settled }) => {
    const contacts = Object.values(settled.tenant.contacts);
    return each(ofType(graph, CONNECTION), (connection) => judgeConnection(graph, connection, contacts));
  },
};

function judgeConnection(graph: Graph, connection: Resource, contacts: readonly string[]): Finding {
  const alarms = referrers(graph, "aws:cloudwatch/metricAlarm:MetricAlarm", "dimensions", connection);
  const heard = alarms.filter(isLoud).flatMap((alarm) => subscribersOf(graph, alarm));
  const hears = heard.filter((address) => contacts.includes(address));
  return hears.length > 0
    ? pass(connection, `when ${connection.name} is down, ${hears.join(" and ")} hears of it`)
    : fail(connection, `when ${connection.name} is down, nobody hears of it`);
}

/** Longest that a VPN is down, in seconds, before somebody hears. */
const LONGEST = 900;

const isLoud = (alarm: Resource): boolean =>
  text(alarm, "namespace") === "AWS/VPN" &&
  text(alarm, "metricName") === "TunnelState" &&
  text(alarm, "comparisonOperator") === "LessThanThreshold" &&
  number(alarm, "threshold") === 1 &&
  text(alarm, "statistic") === "Maximum" &&
  (number(alarm, "period") ?? LONGEST) * (number(alarm, "evaluationPeriods") ?? LONGEST) <= LONGEST &&
  text(alarm, "treatMissingData") === "breaching" &&
  (flag(alarm, "actionsEnabled") ?? true);

const subscribersOf = (graph: Graph, alarm: Resource): readonly string[] =>
  referents(graph, alarm, "alarmActions").flatMap((topic) =>
    referrers(graph, "aws:sns/topicSubscription:TopicSubscription", "topic", topic).map(
      (subscription) => text(subscription, "endpoint") ?? "",
    ),
  );
