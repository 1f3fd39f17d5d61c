import { iam } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { accountPrincipal, arn, document, type Place, roleArn, type Statement } from "../shared/index.ts";

export interface DeployerArgs {
  readonly place: Place;
  /** Name of the role, here and in the tenant's other account. */
  readonly name: string;
  /** Account of the tenant's own deployer, which works in both. */
  readonly home: string;
  /** Roles of the vendor's account that may become the deployer, by ARN. */
  readonly entrances: readonly string[];
}

/** Name of the role of the machine that brings up what is inside a tenant's cluster, in the tenant's account. */
export const RUNNER_ROLE = "domicile-runner";

/** Nobody deploys longer than this on one sign-in, in seconds. */
const SESSION_SECONDS = 3600;

/**
 * The role by which a tenant is brought up. It may do everything that the guardrails leave: it makes roles, and who makes
 * roles could give them whatever it lacked. It carries no tags of ours, so that one that stands already is taken over.
 */
export function createDeployer(args: DeployerArgs, child: pulumi.CustomResourceOptions): iam.RolePolicyAttachment {
  const { name, place } = args;
  const resource = `${name}-${place.account}`;
  const { name: role } = new iam.Role(
    resource,
    { name, assumeRolePolicy: planDeployerTrust(args), maxSessionDuration: SESSION_SECONDS },
    child,
  );
  const everything = arn({ ...place, account: "aws" }, "iam", "policy/AdministratorAccess", "account");
  return new iam.RolePolicyAttachment(resource, { role, policyArn: everything }, child);
}

/** Who may become the deployer: the tenant's own one, its runner, and whoever has come in by the vendor's account. */
export function planDeployerTrust({ place, name, home, entrances }: DeployerArgs): string {
  const own = [name, ...(place.account === home ? [RUNNER_ROLE] : [])];
  const vendors = [...new Set(entrances.map((entrance) => entrance.split(":")[4] ?? ""))];
  return document(
    become(
      "TheTenantsOwn",
      accountPrincipal({ ...place, account: home }),
      own.map((role) => roleArn({ ...place, account: home }, role)),
    ),
    ...vendors.map((account) => become("WhoCameIn", accountPrincipal({ ...place, account }), entrances)),
  );
}

/** By account and condition instead of by role: a role named as a principal has to be there first. */
function become(Sid: string, AWS: string, roles: readonly string[]): Statement {
  return {
    Sid,
    Effect: "Allow",
    Principal: { AWS },
    Action: "sts:AssumeRole",
    Condition: { ArnEquals: { "aws:PrincipalArn": roles } },
  };
}
