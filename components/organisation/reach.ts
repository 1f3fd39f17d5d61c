/** Whom guardrails bind, and who is let through where nothing could be built otherwise. */
export interface Reach {
  /** AWS partition, e.g. `aws`. */
  readonly partition: string;
  /** Names of the roles by which tenants are brought up. */
  readonly deployers: readonly string[];
  /** Name of the role by which the management account gets into the others. */
  readonly founder: string;
}

/** Of everybody but roles of these names, in whichever account. */
export function exceptFor({ partition }: Reach, roles: readonly string[]) {
  return { ArnNotLike: { "aws:PrincipalArn": roles.map((role) => `arn:${partition}:iam::*:role/${role}`) } };
}
