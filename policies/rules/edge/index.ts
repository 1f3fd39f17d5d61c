import type { Rule } from "../../rule.ts";

export const edge: readonly Rule[] = [];
