import { sns } from "@pulumi/aws";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import { document, type Statement } from "./document.ts";
import { arn, type Place } from "./place.ts";
import type { Tags } from "./tags.ts";

interface TopicArgs {
  /** Key under which news waits to be sent. */
  readonly keyArn: Input<string>;
  /** The one service that has news, and of which things of this account. @default whoever holds the right by a role */
  readonly tells?: Required<Pick<Statement, "Sid" | "Condition">> & { readonly service: string };
  readonly place: Place;
  readonly tags: Tags;
}

/** A topic of this name, where one service tells news by TLS; of others those alone whose role holds the right to. */
export function createTopic(
  name: string,
  { keyArn, tells, place, tags }: TopicArgs,
  child: CustomResourceOptions,
): sns.Topic {
  const told = { Action: "sns:Publish", Resource: arn(place, "sns", name) };
  const policy = document(...(tells === undefined ? [] : [admission(tells, told)]), {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    ...told,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
  return new sns.Topic(name, { name, kmsMasterKeyId: keyArn, policy, tags }, child);
}

function admission(
  { Sid, service, Condition }: Required<TopicArgs>["tells"],
  told: Pick<Statement, "Action" | "Resource">,
): Statement {
  return { Sid, Effect: "Allow", Principal: { Service: service }, ...told, Condition };
}
