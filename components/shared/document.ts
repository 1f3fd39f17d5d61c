type Strings = string | readonly string[];

/** One statement of a policy document, in AWS's own words. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Whom it speaks of; absent in a role's own policy. */
  readonly Principal?:
    | "*"
    | Readonly<Record<"AWS", Strings>>
    | Readonly<Record<"Service", Strings>>
    | Readonly<Record<"Federated", Strings>>;
  /** Of what it speaks; absent in a guardrail that speaks of all but a few. */
  readonly Action?: Strings;
  /** The few of which a guardrail doesn't speak. */
  readonly NotAction?: Strings;
  /** Absent in a trust policy. */
  readonly Resource?: Strings;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Strings>>>>;
}

/** A statement that allows some actions on some things. */
export function allow(Sid: string, Action: Strings, Resource: Strings): Statement {
  return { Sid, Effect: "Allow", Action, Resource };
}

/** A policy document of known strings only: one unknown in it and no rule could read it before anything exists. */
export function document(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/**
 * Trust policy of a role that AWS services take on: for this account's resources only, where they state an account. Of
 * those that state none no role may ask for it, or they never get in.
 */
export function trust(service: Strings, account?: string): string {
  const taken = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" } as const;
  if (account === undefined) return document({ Sid: "ServiceThatStatesNoAccount", ...taken });
  const Condition = { StringEquals: { "aws:SourceAccount": account } };
  return document({ Sid: "ServiceOfThisAccountOnly", ...taken, Condition });
}
