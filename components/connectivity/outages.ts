import { cloudwatch, type ec2 } from "@pulumi/aws";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { createNotices, type LogTerms, type Place, type Tags } from "../shared/index.ts";

interface OutageArgs {
  readonly logs: LogTerms;
  readonly noticeAddress: string;
  readonly place: Place;
  readonly tags: Tags;
}

interface Connected {
  readonly site: { readonly name: string };
  readonly connection: ec2.VpnConnection;
}

const PERIOD_SECONDS = 60;
/** Minutes for which no tunnel carries before somebody hears of it: AWS works on one tunnel at a time, for moments. */
const MINUTES = 3;

/** Tells the address when neither tunnel of a connection is up, and so nothing behind it can be reached. */
export function createOutageAlarms(
  name: string,
  connections: readonly Connected[],
  args: OutageArgs,
  child: CustomResourceOptions,
): void {
  const heard = createNotices(`${name}-vpn-outages`, args, child);
  for (const { site, connection } of connections) {
    const alarmName = `${name}-${site.name}-down`;
    new cloudwatch.MetricAlarm(
      alarmName,
      {
        name: alarmName,
        alarmDescription: `no tunnel to ${site.name} is up: what stands there can't be reached`,
        namespace: "AWS/VPN",
        metricName: "TunnelState",
        dimensions: { VpnId: connection.id },
        statistic: "Maximum",
        period: PERIOD_SECONDS,
        evaluationPeriods: MINUTES,
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        treatMissingData: "breaching",
        alarmActions: [heard],
        okActions: [heard],
        tags: args.tags,
      },
      child,
    );
  }
}
