import { iam } from "@pulumi/aws";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import { arn, document, type Place } from "../shared/index.ts";

/** Gives nodes what an operator's session on them needs: to be called by Session Manager, and to write down what is said. */
export function allowSessions(
  name: string,
  args: { readonly role: Input<string>; readonly log: string; readonly place: Place },
  child: CustomResourceOptions,
): void {
  new iam.RolePolicy(
    name,
    { name: "sessions", role: args.role, policy: planSessionRights(args.log, args.place) },
    child,
  );
}

/** Narrower than AWS's own policy for it, by which a node may read every parameter of the account. */
function planSessionRights(log: string, place: Place): string {
  return document(
    {
      Sid: "CalledBySessionManager",
      Effect: "Allow",
      Action: [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
        "logs:DescribeLogGroups",
      ],
      Resource: "*",
    },
    {
      Sid: "RecordOfSessions",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: arn(place, "logs", `log-group:${log}:*`),
    },
  );
}
