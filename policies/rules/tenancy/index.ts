import type { Rule } from "../../rule.ts";

export const tenancy: readonly Rule[] = [];
