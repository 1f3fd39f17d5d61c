import { sns } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { document } from "./document.ts";
import type { LogTerms } from "./log-group.ts";
import { arn, type Place } from "./place.ts";
import type { Tags } from "./tags.ts";

interface NoticeArgs {
  readonly logs: LogTerms;
  readonly noticeAddress: string;
  readonly place: Place;
  readonly tags: Tags;
}

/** A topic of this name, whose ARN is returned, that tells the address of alarms of this account. */
export function createNotices(
  topicName: string,
  { logs, noticeAddress: endpoint, place, tags }: NoticeArgs,
  child: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const topic = new sns.Topic(
    topicName,
    { name: topicName, kmsMasterKeyId: logs.keyArn, policy: mayPublish(place, topicName), tags },
    child,
  );
  new sns.TopicSubscription(topicName, { topic: topic.arn, protocol: "email", endpoint }, child);
  return topic.arn;
}

function mayPublish(place: Place, topicName: string): string {
  const Resource = arn(place, "sns", topicName);
  return document(
    {
      Sid: "AlarmsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource,
      Condition: {
        StringEquals: { "aws:SourceAccount": place.account },
        ArnLike: { "aws:SourceArn": arn(place, "cloudwatch", "alarm:*") },
      },
    },
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}
