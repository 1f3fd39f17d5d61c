import type { Subject } from "../../verdict.ts";

/** Whether an ARN is the role that deploys, in the tenant's own account. */
export const isDeployer = ({ settled, accounts }: Subject, principal: string): boolean =>
  principal === `arn:${settled.partition}:iam::${accounts.tenant}:role/${accounts.deployer}`;
