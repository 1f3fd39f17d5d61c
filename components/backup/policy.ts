import { accountPrincipal, arn, document, type Place, type Statement } from "../shared/index.ts";

/** What nobody may do to a vault's copies, however much else they may. */
const DESTRUCTION = ["backup:DeleteBackupVault", "backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];

/** The way copies go: out of the tenant's vault to another, or into the protected vault from the tenant's account. */
export type Copies = { readonly to: string } | { readonly from: Place } | "none";

/** Nothing in the vault is deleted early, and copies go the one listed way only. */
export function planVaultPolicy(copies: Copies): string {
  const nothingDestroyed: Statement = {
    Sid: "NothingIsDeletedEarly",
    Effect: "Deny",
    Principal: "*",
    Action: DESTRUCTION,
    Resource: "*",
  };
  return document(nothingDestroyed, leaving(copies), ...arriving(copies));
}

function leaving(copies: Copies): Statement {
  const elsewhere =
    copies !== "none" && "to" in copies
      ? { Condition: { "ForAnyValue:ArnNotEquals": { "backup:CopyTargets": copies.to } } }
      : {};
  return {
    Sid: "NoCopiesElsewhere",
    Effect: "Deny",
    Principal: "*",
    Action: "backup:CopyFromBackupVault",
    Resource: "*",
    ...elsewhere,
  };
}

function arriving(copies: Copies): Statement[] {
  if (copies === "none" || "to" in copies) return [];
  return [
    {
      Sid: "CopiesFromTheTenant",
      Effect: "Allow",
      Principal: { AWS: accountPrincipal(copies.from) },
      Action: "backup:CopyIntoBackupVault",
      Resource: "*",
    },
  ];
}

/** ARN of a vault by the name we chose. */
export function vaultArn(place: Place, name: string): string {
  return arn(place, "backup", `backup-vault:${name}`);
}
