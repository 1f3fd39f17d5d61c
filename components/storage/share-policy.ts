import { document, type Place, roleArn, type Statement } from "../shared/index.ts";

const OPENS = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"];

/**
 * Who may open shared folders: the one role, over TLS, by an entrance of one folder; nobody as root. Without a policy EFS
 * lets in whoever reaches it.
 */
export function planSharePolicy(place: Place, reader: string): string {
  return document(
    {
      Sid: "OneRoleOpensThem",
      Effect: "Allow",
      Principal: { AWS: roleArn(place, reader) },
      Action: OPENS,
      Resource: "*",
      Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
    },
    deny("TlsOnly", "*", { Bool: { "aws:SecureTransport": "false" } }),
    deny("ByAnEntranceOnly", OPENS, { Null: { "elasticfilesystem:AccessPointArn": "true" } }),
  );
}

function deny(Sid: string, Action: Statement["Action"] & {}, Condition: Statement["Condition"] & {}): Statement {
  return { Sid, Effect: "Deny", Principal: { AWS: "*" }, Action, Resource: "*", Condition };
}
