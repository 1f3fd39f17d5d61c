import { type Failure, isMap, type Value, type Values } from "../protocol/index.ts";
import type { Place } from "../world/index.ts";
import { partitionOf } from "./arn.ts";

/**
 * Account and region of an aws provider: the account of the role it assumes last, which must be an allowed one.
 * @throws Error in a sentence, when the configuration names no region, no account, or one that isn't allowed
 */
export function placeOf(config: Values): Place {
  const [failure] = problems(config);
  if (failure !== undefined) throw new Error(`aws provider: ${failure.property} ${failure.reason}`);
  const region = config.region as string;
  return { partition: partitionOf(region), account: accountOf(config) ?? "", region };
}

/** What is wrong with an aws provider's configuration; what is unknown yet is not looked at. */
export function problems(config: Values): Failure[] {
  if (Object.values(config).some((value) => typeof value === "symbol")) return [];
  const account = accountOf(config);
  const region = config.region;
  const allowed = listed(config.allowedAccountIds);
  const found: Failure[] = [];
  if (typeof region !== "string")
    found.push({ property: "region", reason: "is missing: give each provider its region" });
  if (account === undefined)
    found.push({
      property: "assumeRoles",
      reason: "is missing: the role's ARN says which account the provider works in",
    });
  else if (allowed.length > 0 && !allowed.includes(account))
    found.push({ property: "assumeRoles", reason: `lead to account ${account}, allowed are ${allowed.join(", ")}` });
  if (typeof region === "string" && account !== undefined && partitionOf(region) !== roleOf(config).split(":")[1])
    found.push({
      property: "assumeRoles",
      reason: `name a role outside the partition of ${region}: ${roleOf(config)}`,
    });
  return found;
}

function accountOf(config: Values): string | undefined {
  return /^arn:[\w-]+:iam::(\d{12}):role\//.exec(roleOf(config))?.[1];
}

/** The ARN of the role assumed last; empty when there is none. */
export function roleOf(config: Values): string {
  const role = listed(config.assumeRoles).at(-1) ?? null;
  return isMap(role) && typeof role.roleArn === "string" ? role.roleArn : "";
}

/** Nested configuration comes as JSON text. */
function listed(value: Value | undefined): readonly Value[] {
  const plain = typeof value === "string" ? (JSON.parse(value) as Value) : value;
  return Array.isArray(plain) ? plain : [];
}
