import type { TENANTS } from "../stacks/tenants.ts";
import type { Surgery } from "./surgery.ts";

/** A whole tenant with one thing made wrong, as a colleague would, and who refuses it. */
export interface Mutant {
  /** In words: "backup copies go to us-east-1". */
  readonly what: string;
  /** Somebody in a hurry, or somebody who means it. */
  readonly by: "careless" | "malicious";
  readonly tenant: (typeof TENANTS)[number];
  readonly surgery: Surgery;
  /** Every rule that fails, and no other; whoever leaves one open is refused by `no-unproven-at-apply`, too. */
  readonly killedBy: readonly string[];
  /** Every rule that can't decide for a reason of its own, beside those whose premise is gone. */
  readonly leavesOpen?: readonly string[];
  /** What the refusal names: a resource, or a thing in its sentence. */
  readonly at: string;
}
