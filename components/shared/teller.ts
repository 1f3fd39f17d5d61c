import { iam } from "@pulumi/aws";
import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import { allow, document, trust } from "./document.ts";
import { arn, type Place } from "./place.ts";
import type { Tags } from "./tags.ts";

/** Who tells a topic for EventBridge, and the right without which nothing is told. */
export interface Teller {
  readonly roleArn: Output<string>;
  readonly ready: iam.RolePolicy;
}

/**
 * The role, named like the topic, by which EventBridge tells it events of this account and nothing else. A topic's own
 * policy could admit only EventBridge as a whole: there and under a key it states no account.
 */
export function createTeller(
  topic: string,
  { place, tags }: { readonly place: Place; readonly tags: Tags },
  child: CustomResourceOptions,
): Teller {
  const assumeRolePolicy = trust("events.amazonaws.com", place.account);
  const role = new iam.Role(topic, { name: topic, assumeRolePolicy, tags }, child);
  const policy = document(allow("Tell", "sns:Publish", arn(place, "sns", topic)));
  const ready = new iam.RolePolicy(topic, { name: "tell", role: role.name, policy }, child);
  return { roleArn: role.arn, ready };
}
