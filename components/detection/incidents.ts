import { cloudwatch, sns } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { arn, createTopic, type Place, type Tags } from "../shared/index.ts";

interface IncidentArgs {
  readonly noticeKeyArn: pulumi.Input<string>;
  readonly searchesForPersonalData: boolean;
  readonly hearers: Readonly<Record<string, string>>;
  readonly place: Place;
  readonly tags: Tags;
}

/** Where incidents are told, and the rule that says what is one. */
export interface Incidents {
  readonly topic: sns.Topic;
  /** ARN of the topic, made of names we chose. */
  readonly topicArn: string;
  readonly attacks: cloudwatch.EventRule;
}

/** A kind of finding that somebody must hear of. */
interface Heard {
  readonly id: string;
  readonly says: string;
  readonly pattern: object;
  /** Parts of the event that the notice names, by their paths, and the notice. No part names a person. */
  readonly shows: Readonly<Record<string, string>>;
  readonly notice: string;
}

/** GuardDuty calls 7 and more high; malware in an upload is high. */
const ATTACKS: Heard = {
  id: "attacks",
  says: "attacks and malware, grave ones",
  pattern: {
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Finding"],
    detail: { severity: [{ numeric: [">=", 7] }] },
  },
  shows: { time: "$.time", what: "$.detail.type", id: "$.detail.id", grade: "$.detail.severity" },
  notice: '"<time>: <what>, severity <grade>. Look up finding <id> in GuardDuty."',
};

const WEAKNESSES: Heard = {
  id: "weaknesses",
  says: "known weaknesses of machines and images, grave ones",
  pattern: {
    source: ["aws.inspector2"],
    "detail-type": ["Inspector2 Finding"],
    detail: { severity: ["CRITICAL", "HIGH"], status: ["ACTIVE"] },
  },
  shows: { time: "$.time", what: "$.detail.title", grade: "$.detail.severity" },
  notice: '"<time>: <what>, severity <grade>. Look it up in Inspector."',
};

/** Macie calls high what one wouldn't expect in a record: many names with numbers, credentials. */
const PERSONAL_DATA: Heard = {
  id: "personal-data",
  says: "personal data where none should be",
  pattern: {
    source: ["aws.macie"],
    "detail-type": ["Macie Finding"],
    detail: { severity: { description: ["High"] } },
  },
  shows: { time: "$.time", what: "$.detail.type", id: "$.detail.id" },
  notice: '"<time>: <what>. Look up finding <id> in Macie."',
};

/** One topic under the tenant's key, everybody who hears of it, and what is told there. */
export function createIncidents(name: string, args: IncidentArgs, child: pulumi.CustomResourceOptions): Incidents {
  const topicName = `${name}-incidents`;
  const { noticeKeyArn: keyArn, place, tags } = args;
  const tells = {
    Sid: "EventsOfThisAccount",
    service: "events.amazonaws.com",
    Condition: { ArnLike: { "aws:SourceArn": arn(place, "events", `rule/${name}-*`) } },
  };
  const topic = createTopic(topicName, { keyArn, tells, place, tags }, child);
  for (const [who, endpoint] of Object.entries(args.hearers))
    new sns.TopicSubscription(`${topicName}-${who}`, { topic: topic.arn, protocol: "email", endpoint }, child);
  const attacks = tell(name, ATTACKS, topic, tags, child);
  tell(name, WEAKNESSES, topic, tags, child);
  if (args.searchesForPersonalData) tell(name, PERSONAL_DATA, topic, tags, child);
  return { topic, topicArn: arn(place, "sns", topicName), attacks };
}

function tell(
  name: string,
  { id, says, pattern, shows, notice }: Heard,
  topic: sns.Topic,
  tags: Tags,
  child: pulumi.CustomResourceOptions,
): cloudwatch.EventRule {
  const heard = `${name}-${id}`;
  const rule = new cloudwatch.EventRule(
    heard,
    { name: heard, description: says, eventPattern: JSON.stringify(pattern), tags },
    child,
  );
  const inputTransformer = { inputPaths: shows, inputTemplate: notice };
  new cloudwatch.EventTarget(heard, { rule: rule.name, targetId: heard, arn: topic.arn, inputTransformer }, child);
  return rule;
}
