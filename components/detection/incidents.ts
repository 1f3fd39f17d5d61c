import { cloudwatch, sns } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { arn, createTeller, createTopic, type Place, type Tags, type Teller } from "../shared/index.ts";

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
  readonly teller: Teller;
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
  const topic = createTopic(topicName, { keyArn, place, tags }, child);
  const teller = createTeller(topicName, { place, tags }, child);
  for (const [who, endpoint] of Object.entries(args.hearers))
    new sns.TopicSubscription(`${topicName}-${who}`, { topic: topic.arn, protocol: "email", endpoint }, child);
  const tell = (heard: Heard) => createNotice(name, heard, { topic, teller, tags }, child);
  const attacks = tell(ATTACKS);
  tell(WEAKNESSES);
  if (args.searchesForPersonalData) tell(PERSONAL_DATA);
  return { topic, topicArn: arn(place, "sns", topicName), teller, attacks };
}

function createNotice(
  name: string,
  { id, says, pattern, shows, notice }: Heard,
  { topic, teller, tags }: { readonly topic: sns.Topic; readonly teller: Teller; readonly tags: Tags },
  child: pulumi.CustomResourceOptions,
): cloudwatch.EventRule {
  const heard = `${name}-${id}`;
  const rule = new cloudwatch.EventRule(
    heard,
    { name: heard, description: says, eventPattern: JSON.stringify(pattern), tags },
    child,
  );
  const inputTransformer = { inputPaths: shows, inputTemplate: notice };
  const to = { arn: topic.arn, roleArn: teller.roleArn };
  new cloudwatch.EventTarget(
    heard,
    { rule: rule.name, targetId: heard, ...to, inputTransformer },
    { ...child, dependsOn: [teller.ready] },
  );
  return rule;
}
