import { cloudwatch, sns } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { arn, document, type Place, type Tags } from "../shared/index.ts";

interface NoticeArgs {
  readonly noticeKeyArn: pulumi.Input<string>;
  readonly noticeAddress: string;
  readonly place: Place;
  readonly tags: Tags;
}

/** Ends of a backup, copy or restore that somebody must hear of. */
const FAILED = {
  source: ["aws.backup"],
  "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
  detail: { state: ["ABORTED", "EXPIRED", "FAILED", "PARTIAL"] },
};

/** Tells the address of every backup, copy or restore that failed. */
export function createFailureNotices(name: string, args: NoticeArgs, child: pulumi.CustomResourceOptions): void {
  const noticeName = `${name}-backup-failures`;
  const topic = new sns.Topic(
    noticeName,
    {
      name: noticeName,
      kmsMasterKeyId: args.noticeKeyArn,
      policy: mayPublish(args.place, noticeName),
      tags: args.tags,
    },
    child,
  );
  new sns.TopicSubscription(noticeName, { topic: topic.arn, protocol: "email", endpoint: args.noticeAddress }, child);
  const rule = new cloudwatch.EventRule(
    noticeName,
    { name: noticeName, description: "backups that failed", eventPattern: JSON.stringify(FAILED), tags: args.tags },
    child,
  );
  new cloudwatch.EventTarget(noticeName, { rule: rule.name, targetId: noticeName, arn: topic.arn }, child);
}

function mayPublish(place: Place, topicName: string): string {
  const Resource = arn(place, "sns", topicName);
  return document(
    {
      Sid: "EventsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sns:Publish",
      Resource,
      Condition: { ArnEquals: { "aws:SourceArn": arn(place, "events", `rule/${topicName}`) } },
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
