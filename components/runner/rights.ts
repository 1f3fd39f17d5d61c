import { allow, arn, document, type Place, roleArn } from "../shared/index.ts";

export interface RightsArgs {
  /** Name of the role that deploys. */
  readonly deployer: string;
  /** Log group of the runs, by its exact name. */
  readonly log: string;
  readonly place: Place;
}

/** To become the deployer, and what CodeBuild needs to start a machine in a network. Of itself it can change nothing. */
export function planRights({ deployer, log, place }: RightsArgs): string {
  return document(
    allow("BecomeTheDeployer", "sts:AssumeRole", roleArn(place, deployer)),
    allow(
      "WriteDownWhatItDoes",
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      arn(place, "logs", `log-group:${log}:*`),
    ),
    allow(
      "StandInTheNetwork",
      [
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeDhcpOptions",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
      ],
      "*",
    ),
    {
      ...allow("LendTheInterface", "ec2:CreateNetworkInterfacePermission", arn(place, "ec2", "network-interface/*")),
      Condition: { StringEquals: { "ec2:AuthorizedService": "codebuild.amazonaws.com" } },
    },
  );
}
