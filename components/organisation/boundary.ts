import { document, type Statement } from "../shared/index.ts";
import { exceptFor, type Reach } from "./reach.ts";

/** Keeps an account in the organisation, what it holds in the organisation's accounts, and its root out of use. */
export function planBoundary(reach: Reach): string {
  return document(staying(), rootIdle(reach), noLastingKeys(), rolesKept(reach), ...sharing(reach), writing());
}

function staying(): Statement {
  return {
    Sid: "AccountStays",
    Effect: "Deny",
    Action: [
      "account:CloseAccount",
      "account:DisableRegion",
      "account:EnableRegion",
      "organizations:LeaveOrganization",
      "backup:UpdateGlobalSettings",
    ],
    Resource: "*",
  };
}

function rootIdle({ partition }: Reach): Statement {
  return {
    Sid: "RootIdle",
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { ArnLike: { "aws:PrincipalArn": `arn:${partition}:iam::*:root` } },
  };
}

/** People and machines come by roles: nobody leaves a key or a password that lasts. */
function noLastingKeys(): Statement {
  return {
    Sid: "NoLastingKeys",
    Effect: "Deny",
    Action: ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"],
    Resource: "*",
  };
}

/** The roles by which we come in are changed by who made them: from the management account, by no one inside. */
function rolesKept(reach: Reach): Statement {
  const roles = [...reach.deployers, reach.founder];
  return {
    Sid: "OurRolesStay",
    Effect: "Deny",
    Action: [
      "iam:Attach*",
      "iam:Create*",
      "iam:Delete*",
      "iam:Detach*",
      "iam:Put*",
      "iam:Tag*",
      "iam:Un*",
      "iam:Update*",
    ],
    Resource: roles.map((role) => `arn:${reach.partition}:iam::*:role/${role}`),
    Condition: exceptFor(reach, [reach.founder]),
  };
}

/**
 * Snapshots and images are lent to nobody. AWS Backup lends its own while it copies them to the backup account, by the
 * role that the backup component names so; it copies within one organisation only.
 */
function sharing(reach: Reach): Statement[] {
  return [
    {
      Sid: "NothingLent",
      Effect: "Deny",
      Action: [
        "ec2:ModifyImageAttribute",
        "ec2:ModifySnapshotAttribute",
        "rds:ModifyDBClusterSnapshotAttribute",
        "rds:ModifyDBSnapshotAttribute",
        "ssm:ModifyDocumentPermission",
      ],
      Resource: "*",
      Condition: exceptFor(reach, ["*-backup"]),
    },
    {
      Sid: "NothingSharedOutside",
      Effect: "Deny",
      Action: ["ram:CreateResourceShare", "ram:UpdateResourceShare"],
      Resource: "*",
      Condition: { Bool: { "ram:RequestedAllowsExternalPrincipals": "true" } },
    },
  ];
}

/** Objects go into buckets of this organisation. Which one that is only AWS knows before it exists: hence its variable. */
function writing(): Statement {
  return {
    Sid: "NothingWrittenOutside",
    Effect: "Deny",
    Action: ["s3:PutObject", "s3:ReplicateObject"],
    Resource: "*",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of AWS's policy language
    Condition: { StringNotEquals: { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } },
  };
}
