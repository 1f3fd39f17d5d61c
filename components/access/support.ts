import { allow, arn, document, type Statement } from "../shared/index.ts";
import { decryptsFiles, onlyFrom, type Scope } from "./rights.ts";

/** What the door lends to operators; no session and no folder is nothing to lend. */
interface Lent {
  /** Networks from which they work. */
  readonly from: readonly string[];
  /** Name of the document by which sessions are opened; null where the client chose none. */
  readonly session: string | null;
  /** ARN of the bucket with files for support; null where no such folder was agreed. */
  readonly folderArn: string | null;
}

/** The way that the client chose, and of all data the folder that is there for support. */
export function planSupport(scope: Scope, { from, session, folderArn }: Lent): string {
  return document(
    ...(session === null ? [] : opensSessions(scope, session)),
    ...(folderArn === null ? [] : readsFolder(scope, folderArn)),
    ...onlyFrom(from),
  );
}

/** Sessions on the tenant's own machines by one document, which records them; each may end only what is their own. */
function opensSessions({ tenant, place }: Scope, session: string): Statement[] {
  return [
    {
      Sid: "SessionsOnOwnMachines",
      Effect: "Allow",
      Action: "ssm:StartSession",
      Resource: arn(place, "ec2", "instance/*"),
      Condition: {
        StringEquals: { "aws:ResourceTag/domicile:tenant": tenant },
        Bool: { "ssm:SessionDocumentAccessCheck": "true" },
      },
    },
    {
      Sid: "RecordedSessionsOnly",
      Effect: "Allow",
      Action: "ssm:StartSession",
      Resource: arn(place, "ssm", `document/${session}`),
    },
    {
      Sid: "OwnSessions",
      Effect: "Allow",
      Action: ["ssm:ResumeSession", "ssm:TerminateSession"],
      Resource: arn(place, "ssm", `session/\${aws:userid}-*`),
    },
    {
      Sid: "Look",
      Effect: "Allow",
      Action: [
        "cloudwatch:Describe*",
        "cloudwatch:Get*",
        "ec2:Describe*",
        "eks:Describe*",
        "eks:List*",
        "rds:Describe*",
        "ssm:Describe*",
        "ssm:GetConnectionStatus",
      ],
      Resource: "*",
    },
  ];
}

/** Files as they are, and not as they were: what was emptied is gone. */
function readsFolder(scope: Scope, folderArn: string): Statement[] {
  return [
    allow("ListTheFolder", ["s3:GetBucketLocation", "s3:ListBucket"], folderArn),
    allow("ReadTheFolder", ["s3:GetObject"], `${folderArn}/*`),
    decryptsFiles(scope),
  ];
}
