import { cloudwatch } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { AT_ENTRANCE, type Concern, ON_CALLS, ON_DATABASE } from "./concerns.ts";

/** Seconds over which what happened is counted. */
const PERIOD_SECONDS = 300;

interface AlarmArgs {
  /** Log group of the calls. */
  readonly calls: pulumi.Input<string>;
  /** Log groups of the database, by log. */
  readonly database: ReadonlyMap<string, pulumi.Input<string>>;
  /** Names of the web application firewall and of its rule that slows guessing. */
  readonly guard: { readonly webAcl: string; readonly rule: string };
  readonly topicArn: pulumi.Input<string>;
  readonly place: Place;
  readonly tags: Tags;
}

type Metric = Pick<cloudwatch.MetricAlarmArgs, "namespace" | "metricName" | "dimensions">;

/** Counts what somebody must hear of, in each log where it can show, and tells the topic when it is too much. */
export function createAlarms(name: string, args: AlarmArgs, child: pulumi.CustomResourceOptions): void {
  for (const concern of ON_CALLS) {
    count(name, `${name}-${concern.id}`, concern, args.calls, child);
    createAlarm(name, concern, args, child);
  }
  for (const [log, group] of args.database) count(name, `${name}-${ON_DATABASE.id}-${log}`, ON_DATABASE, group, child);
  createAlarm(name, ON_DATABASE, args, child);
  const { webAcl, rule } = args.guard;
  const dimensions = { WebACL: webAcl, Rule: rule, Region: args.place.region };
  const blocked = { namespace: "AWS/WAFV2", metricName: "BlockedRequests", dimensions };
  createAlarm(name, AT_ENTRANCE, args, child, blocked);
}

const namespaceOf = (name: string): string => `domicile/${name}`;

function count(
  name: string,
  filter: string,
  { id, pattern }: Concern,
  logGroupName: pulumi.Input<string>,
  child: pulumi.CustomResourceOptions,
): void {
  const metricTransformation = { name: id, namespace: namespaceOf(name), value: "1", defaultValue: "0" };
  new cloudwatch.LogMetricFilter(filter, { name: filter, logGroupName, pattern, metricTransformation }, child);
}

function createAlarm(
  name: string,
  { id, says, from }: Omit<Concern, "pattern">,
  { topicArn, tags }: AlarmArgs,
  child: pulumi.CustomResourceOptions,
  metric: Metric = { namespace: namespaceOf(name), metricName: id },
): void {
  const alarmName = `${name}-${id}`;
  new cloudwatch.MetricAlarm(
    alarmName,
    {
      name: alarmName,
      alarmDescription: says,
      ...metric,
      statistic: "Sum",
      period: PERIOD_SECONDS,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: from,
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
      tags,
    },
    child,
  );
}
