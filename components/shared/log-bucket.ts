import type { Output, Resource } from "@pulumi/pulumi";

/** A bucket to which AWS delivers logs. */
export interface LogBucket {
  readonly name: Output<string>;
  readonly arn: Output<string>;
  /** What lets AWS write there: whoever has logs delivered waits for it, or AWS writes a policy of its own. */
  readonly policy: Resource;
}
