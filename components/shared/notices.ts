import { sns } from "@pulumi/aws";
import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import type { LogTerms } from "./log-group.ts";
import { arn, type Place } from "./place.ts";
import type { Tags } from "./tags.ts";
import { createTopic } from "./topic.ts";

interface NoticeArgs {
  readonly logs: LogTerms;
  readonly noticeAddress: string;
  readonly place: Place;
  readonly tags: Tags;
}

/** A topic of this name, whose ARN is returned, that tells the address of alarms of this account. */
export function createNotices(
  topicName: string,
  { logs: { keyArn }, noticeAddress: endpoint, place, tags }: NoticeArgs,
  child: CustomResourceOptions,
): Output<string> {
  const tells = {
    Sid: "AlarmsOfThisAccount",
    service: "cloudwatch.amazonaws.com",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": arn(place, "cloudwatch", "alarm:*") },
    },
  };
  const topic = createTopic(topicName, { keyArn, tells, place, tags }, child);
  new sns.TopicSubscription(topicName, { topic: topic.arn, protocol: "email", endpoint }, child);
  return topic.arn;
}
