import { dig, type Resource } from "../../../graph/index.ts";
import { covers, type Statement } from "../../document.ts";
import { list } from "../../read.ts";

/** Tag in which GuardDuty says what it found in an object. */
const MARK = "s3:ExistingObjectTag/GuardDutyMalwareScanStatus";

/** All ways to a file: what was found in one of its versions stays infected. */
const READS = ["s3:GetObject", "s3:GetObjectVersion"];

/** Whether a malware protection plan marks what it scanned. */
export const marks = (plan: Resource): boolean =>
  list(plan, "actions").some((action) => dig(action, "taggings.0.status") === "ENABLED");

/** Whether a statement of a bucket's policy keeps from everybody what of these objects is marked as infected. */
export function keepsInfected(
  { effect, principals, actions, resources, conditions: [condition, ...others] }: Statement,
  objects: string,
): boolean {
  return (
    effect === "Deny" &&
    principals.some(({ name }) => name === "*") &&
    READS.every((action) => covers(actions, action)) &&
    resources.includes(objects) &&
    others.length === 0 &&
    condition?.operator === "StringEquals" &&
    condition.key === MARK &&
    condition.values.includes("THREATS_FOUND")
  );
}
