import { ssm } from "@pulumi/aws";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { createLogGroup, type LogTerms, type Tags } from "../shared/index.ts";

/** Minutes after which a session ends: in which nothing was typed, and at all. */
const IDLE_MINUTES = "15";
const MOST_MINUTES = "60";

/** Log group in which sessions are recorded, by name. */
export function sessionLog(tenant: string): string {
  return `/domicile/${tenant}/sessions`;
}

/** The only kind of session there is: all that is typed and shown is written down as it happens, or there is none. */
export function createSessions(
  name: string,
  args: { readonly tenant: string; readonly logs: LogTerms; readonly tags: Tags },
  child: CustomResourceOptions,
): void {
  const path = sessionLog(args.tenant);
  const log = createLogGroup(name, { path, terms: args.logs, tags: args.tags }, child);
  new ssm.Document(
    name,
    { name, documentType: "Session", documentFormat: "JSON", content: planSession(path), tags: args.tags },
    { ...child, dependsOn: [log] },
  );
}

function planSession(cloudWatchLogGroupName: string): string {
  return JSON.stringify({
    schemaVersion: "1.0",
    description: "A session that is recorded",
    sessionType: "Standard_Stream",
    inputs: {
      cloudWatchLogGroupName,
      cloudWatchEncryptionEnabled: true,
      cloudWatchStreamingEnabled: true,
      s3BucketName: "",
      s3KeyPrefix: "",
      s3EncryptionEnabled: true,
      kmsKeyId: "",
      idleSessionTimeout: IDLE_MINUTES,
      maxSessionDuration: MOST_MINUTES,
      runAsEnabled: false,
      runAsDefaultUser: "",
    },
  });
}
