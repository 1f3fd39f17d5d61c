import { cloudwatch, sns } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createTeller, createTopic, type Place, type Tags } from "../shared/index.ts";

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
  const { noticeKeyArn: keyArn, noticeAddress: endpoint, place, tags } = args;
  const topic = createTopic(noticeName, { keyArn, place, tags }, child);
  const { roleArn, ready } = createTeller(noticeName, { place, tags }, child);
  new sns.TopicSubscription(noticeName, { topic: topic.arn, protocol: "email", endpoint }, child);
  const rule = new cloudwatch.EventRule(
    noticeName,
    { name: noticeName, description: "backups that failed", eventPattern: JSON.stringify(FAILED), tags },
    child,
  );
  new cloudwatch.EventTarget(
    noticeName,
    { rule: rule.name, targetId: noticeName, arn: topic.arn, roleArn },
    { ...child, dependsOn: [ready] },
  );
}
