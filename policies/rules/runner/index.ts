import type { Rule } from "../../rule.ts";
import { runnerBounded } from "./runner-bounded.ts";
import { runnerRecorded } from "./runner-recorded.ts";
import { runnerStaysInside } from "./runner-stays-inside.ts";

export const runner: readonly Rule[] = [runnerStaysInside, runnerBounded, runnerRecorded];
