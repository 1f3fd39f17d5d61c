import { cloudwatch } from "@pulumi/aws";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";

type Source = "calls" | "database" | "cluster";

/** A question with which looking into something begins. */
interface Question {
  readonly id: string;
  readonly of: Source;
  /** In the language of CloudWatch Logs Insights, a line each. */
  readonly asks: readonly string[];
}

const WHO =
  "coalesce(userIdentity.sessionContext.sessionIssuer.userName, userIdentity.arn, userIdentity.invokedBy) as who";

const QUESTIONS: readonly Question[] = [
  {
    id: "who-signed-in",
    of: "calls",
    asks: [
      `fields @timestamp, ${WHO}, eventName, sourceIPAddress, responseElements.ConsoleLogin, errorMessage`,
      "filter eventName in ['ConsoleLogin', 'AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']",
      "sort @timestamp desc",
    ],
  },
  {
    id: "who-touched-files",
    of: "calls",
    asks: [
      `fields @timestamp, ${WHO}, eventName, requestParameters.bucketName, requestParameters.key, sourceIPAddress`,
      "filter eventSource = 's3.amazonaws.com' and eventCategory = 'Data'",
      "sort @timestamp desc",
    ],
  },
  {
    id: "who-took-most",
    of: "calls",
    asks: [
      `fields ${WHO}`,
      "filter eventName = 'GetObject'",
      "stats count(*) as files, sum(additionalEventData.bytesTransferredOut) as bytes by who, sourceIPAddress, bin(1h)",
      "sort bytes desc",
    ],
  },
  {
    id: "who-used-keys-and-secrets",
    of: "calls",
    asks: [
      `fields @timestamp, ${WHO}, eventName, resources.0.ARN, requestParameters.secretId, sourceIPAddress`,
      "filter eventName in ['Decrypt', 'GenerateDataKey', 'CreateGrant', 'GetSecretValue']",
      "sort @timestamp desc",
    ],
  },
  {
    id: "who-was-refused",
    of: "calls",
    asks: [
      `fields ${WHO}`,
      "filter errorCode like /AccessDenied|UnauthorizedOperation/",
      "stats count(*) as times, earliest(@timestamp) as first, latest(@timestamp) as last by who, eventName, sourceIPAddress",
      "sort times desc",
    ],
  },
  {
    id: "who-changed-what",
    of: "calls",
    asks: [
      `fields @timestamp, ${WHO}, eventSource, eventName, awsRegion, sourceIPAddress, errorCode`,
      "filter readOnly = 0 and eventCategory = 'Management'",
      "sort @timestamp desc",
    ],
  },
  {
    id: "who-signed-in-to-the-database",
    of: "database",
    asks: [
      "fields @timestamp, @log, @message",
      "filter @message like /connection authorized|authentication failed|no pg_hba.conf entry|CONNECT|Access denied/",
      "sort @timestamp desc",
    ],
  },
  {
    id: "who-called-the-cluster",
    of: "cluster",
    asks: [
      "fields @timestamp, user.username, verb, objectRef.namespace, objectRef.resource, objectRef.name, responseStatus.code, sourceIPs.0",
      "filter @logStream like 'kube-apiserver-audit' and user.username not like 'system:'",
      "sort @timestamp desc",
    ],
  },
];

/** Saves every question, ready to be asked of the log groups that can answer it. */
export function saveQueries(
  name: string,
  groups: Readonly<Record<Source, readonly Input<string>[]>>,
  child: CustomResourceOptions,
): void {
  for (const { id, of, asks } of QUESTIONS)
    new cloudwatch.QueryDefinition(
      `${name}-${id}`,
      { name: `${name}/${id}`, logGroupNames: [...groups[of]], queryString: asks.join("\n| ") },
      child,
    );
}
