import type { Platform } from "../platform.ts";
import type { Finding } from "../problem.ts";
import { finding } from "./finding.ts";

/** Characters that AWS takes of who may take on one role (IAM quotas: "Role trust policy length"). */
const MOST = 2048;
/** Of these, all but the names of seats and networks and the provider's, which stands there twice; rounded up. */
const REST = 640;
const SEAT = '"break-glass-50",'.length;

/** Everybody with access is listed with one role, by seat and by network: more than AWS takes can't be sold. */
export function beyondOneRole(
  people: number,
  countries: readonly string[],
  { identity, operators }: Pick<Platform, "identity" | "operators">,
): Finding[] {
  const networks = [...new Set(countries.flatMap((country) => operators[country] ?? []))];
  const listed = networks.map((network) => `"${network}",`).join("").length;
  const fit = Math.floor((MOST - REST - 2 * identity.issuer.length - listed) / SEAT);
  if (people <= fit) return [];
  const fewer = fit > 0 ? `write ${fit} at most, or ask` : "ask";
  const say = `AWS can't list ${people} people who come from ${networks.length} networks; ${fewer} whoever runs the platform to name fewer networks.`;
  return [finding("access.people", `${people}`, fit > 0 ? `${fit} at most` : null, say)];
}
