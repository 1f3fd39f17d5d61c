import { type Kind, partOf, uses } from "../../kinds/index.ts";
import { hexId } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { ROLE } from "../iam.ts";
import { LOG_GROUP } from "../logs.ts";
import { BUCKET } from "../s3/index.ts";
import { exactlyOne, oneOf } from "../wellformed.ts";
import { SUBNET, VPC } from "./tokens.ts";

const usualFields = [
  ...["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol"],
  ...["packets", "bytes", "start", "end", "action", "log-status"],
];

const flowLog: Kind = {
  type: "aws:ec2/flowLog:FlowLog",
  schema: "AWS::EC2::FlowLog",
  defaults: { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
  replaceOn: {
    vpcId: "EC2 can't change a flow log",
    subnetId: "EC2 can't change a flow log",
    eniId: "EC2 can't change a flow log",
    iamRoleArn: "EC2 can't change a flow log",
  },
  refs: {
    vpcId: partOf(VPC),
    subnetId: partOf(SUBNET),
    logDestination: uses(LOG_GROUP, BUCKET),
    iamRoleArn: uses(ROLE),
  },
  check: (inputs) => [
    ...exactlyOne(inputs, ["vpcId", "subnetId", "eniId", "transitGatewayId", "transitGatewayAttachmentId"]),
    ...oneOf(inputs, "maxAggregationInterval", [60, 600]),
    ...oneOf(inputs, "logDestinationType", ["cloud-watch-logs", "s3", "kinesis-data-firehose"]),
    ...oneOf(inputs, "trafficType", ["ACCEPT", "REJECT", "ALL"]),
  ],
  id: () => hexId("fl"),
  arn: ({ place }, id) => arn(place, "ec2", `vpc-flow-log/${id}`),
  facts: ({ settings }) => ({
    logFormat: settings.logFormat ?? usualFields.map((field) => `\${${field}}`).join(" "),
  }),
};

export const flowLogKinds = [flowLog];
