import { canonicalType, type Graph, type Resource, referrers } from "../graph/index.ts";

/** What takes the place of the policy that a topic or a queue says itself, and the property by which it names it. */
const REPLACING: Readonly<Record<string, readonly [type: string, by: string]>> = {
  "aws:sns/topic:Topic": ["aws:sns/topicPolicy:TopicPolicy", "arn"],
  "aws:sqs/queue:Queue": ["aws:sqs/queuePolicy:QueuePolicy", "queueUrl"],
};

/** Whatever says who may send to a topic or a queue; where there are several, any of them may be the one that holds. */
export function speakersFor(graph: Graph, carrier: Resource): readonly Resource[] {
  const [type, by] = REPLACING[canonicalType(carrier.type)] ?? [];
  const replacing = type === undefined || by === undefined ? [] : referrers(graph, type, by, carrier);
  return replacing.length > 0 ? replacing : [carrier];
}
