import { type Graph, isType, ofType, type Resource, referents } from "../../../graph/index.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { SENDERS } from "./sinks.ts";

const SINKS = ["aws:s3/bucket:Bucket", "aws:cloudwatch/logGroup:LogGroup"];
/** What carries records on, to whoever asks for them. */
const CARRIERS = [
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
  "aws:cloudwatch/logAccountPolicy:LogAccountPolicy",
  "aws:cloudwatch/logDestination:LogDestination",
  "aws:cloudwatch/metricStream:MetricStream",
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
  "aws:oam/link:Link",
];

export const recordsStayOurs: Rule = {
  id: "RES-08",
  name: "records-stay-ours",
  statement:
    "Records of connections and sign-ins go to buckets and log groups of this tenant, and nothing carries them on.",
  severity: "critical",
  capability: "log-residency",
  remedy: "send records to a bucket or log group of this stack, and to nothing else",
  premises: ["resource-region-allowed"],
  *check({ graph }) {
    for (const [type, property] of SENDERS) {
      const senders = ofType(graph, type).filter(({ inputs }) => inputs[property] !== undefined);
      yield* senders.map((sender) => judgeSender(graph, sender, property));
    }
    yield* ofType(graph, ...CARRIERS).map((carrier) => fail(carrier, `${carrier.name} carries records on`));
  },
};

function judgeSender(graph: Graph, sender: Resource, property: string): Finding {
  const sinks = referents(graph, sender, property).filter((to) => SINKS.some((type) => isType(to, type)));
  const [sink] = sinks;
  return sink
    ? pass(sender, `${property} of ${sender.name} stays in ${sink.name}`, { sinks: sinks.map(({ urn }) => urn) })
    : fail(sender, `${property} of ${sender.name} lead out of this stack`);
}
