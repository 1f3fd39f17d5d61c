import type { Rule } from "../../rule.ts";

export const residency: readonly Rule[] = [];
