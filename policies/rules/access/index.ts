import type { Rule } from "../../rule.ts";
import { noStarAdmin } from "./no-star-admin.ts";
import { resourcePoliciesClosed } from "./resource-policies-closed.ts";
import { trustPolicyClosed } from "./trust-policy-closed.ts";

export const access: readonly Rule[] = [noStarAdmin, trustPolicyClosed, resourcePoliciesClosed];
