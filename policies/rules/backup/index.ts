import type { Rule } from "../../rule.ts";

export const backup: readonly Rule[] = [];
