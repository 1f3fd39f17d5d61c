import type { Rule } from "../../rule.ts";

export const encryption: readonly Rule[] = [];
