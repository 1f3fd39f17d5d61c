import { secretsmanager } from "@pulumi/aws";
import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";
import type { Statement } from "./document.ts";
import { arn, type Place } from "./place.ts";
import type { Tags } from "./tags.ts";

/** A secret that waits for people to fill it. */
export interface Unfilled {
  /** What it opens. */
  readonly what: "mail relay" | "directory";
  /** Its name, which AWS ends. */
  readonly secret: Output<string>;
}

interface SecretArgs {
  /** What it holds, for whoever is to fill it. */
  readonly description: string;
  readonly keyArn: Input<string>;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * A place for a secret that people fill: no plan and no state ever holds what is in it. AWS picks the end of its name, so
 * that one made anew isn't in the way of one that waits for its end. The statement lets its reader have it and no other.
 */
export function createSecret(
  name: string,
  { description, keyArn, place, tags }: SecretArgs,
  child: CustomResourceOptions,
): { readonly secret: secretsmanager.Secret; readonly mayRead: Statement } {
  const secret = new secretsmanager.Secret(name, { description, kmsKeyId: keyArn, tags }, child);
  const mayRead: Statement = {
    Sid: "ReadThisSecret",
    Effect: "Allow",
    Action: "secretsmanager:GetSecretValue",
    Resource: arn(place, "secretsmanager", `secret:${name}-*`),
  };
  return { secret, mayRead };
}
