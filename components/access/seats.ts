import { arn, document, issuerName, type Place } from "../shared/index.ts";

/** What a person is to the tenant. Each has one role, and nobody has a user or a password in the account. */
export type Part = "operator" | "break-glass" | "auditor" | "client";

/** Who may take a role. */
export interface Admission {
  /** Where people sign in, e.g. `https://sign-in.vendor.example`. */
  readonly provider: string;
  /** For which tenant the provider must have let them in. */
  readonly tenant: string;
  /** Seats of the role, each of which the provider gives to one person at a time. */
  readonly seats: readonly string[];
  /** Networks from which it may be taken. @default any */
  readonly from?: readonly string[];
  /** Last day on which it may be taken, in UTC, e.g. `2027-03-31`. @default no end */
  readonly until?: string;
  readonly place: Place;
}

/** For whom a token must be made to open this tenant and no other. */
export function audienceOf(tenant: string): string {
  return `domicile-${tenant}`;
}

/** Seats of a part: as many as people may have it at one time. */
export function seatsOf(part: Part, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${part}-${index + 1}`);
}

/**
 * Trust policy of a person's role. The provider says in tags which seat somebody has and that a second factor was shown;
 * the person's own name travels in the token and is on record with every call. Only this region's sign-in counts, so
 * that the record of it is made here.
 */
export function planTrust({ provider, tenant, seats, from, until, place }: Admission): string {
  const name = issuerName(provider);
  return document({
    Sid: "SeatsOfTheProvider",
    Effect: "Allow",
    Principal: { Federated: arn(place, "iam", `oidc-provider/${name}`, "account") },
    Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
    Condition: {
      StringEquals: {
        [`${name}:aud`]: audienceOf(tenant),
        "aws:RequestTag/seat": seats,
        "aws:RequestTag/second-factor": "yes",
        "aws:RequestedRegion": place.region,
      },
      ...(from && { IpAddress: { "aws:SourceIp": from } }),
      ...(until && { DateLessThan: { "aws:CurrentTime": endOf(until) } }),
    },
  });
}

/** The first moment after a day. */
function endOf(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().replace(".000Z", "Z");
}
