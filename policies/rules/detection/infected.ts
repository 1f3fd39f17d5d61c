import { dig, type Resource } from "../../../graph/index.ts";
import type { Statement } from "../../document.ts";
import { list } from "../../read.ts";

/** Tag in which GuardDuty says what it found in an object. */
const MARK = "s3:ExistingObjectTag/GuardDutyMalwareScanStatus";

/** Whether a malware protection plan marks what it scanned. */
export const marks = (plan: Resource): boolean =>
  list(plan, "actions").some((action) => dig(action, "taggings.0.status") === "ENABLED");

/** Whether a statement of a bucket's policy keeps from everybody what is marked as infected. */
export const keepsInfected = ({
  effect,
  principals,
  actions,
  conditions: [condition, ...others],
}: Statement): boolean =>
  effect === "Deny" &&
  principals.some(({ name }) => name === "*") &&
  actions.includes("s3:GetObject") &&
  others.length === 0 &&
  condition?.key === MARK &&
  condition.values.includes("THREATS_FOUND");
