import type { z } from "zod";
import type { costsShape } from "./costs.ts";
import type { handoverShape } from "./handover.ts";
import type * as part from "./parts.ts";

export { recordsShape } from "./handover.ts";
export type { Against, AnnexResult, AnswerResult, PictureResult, ProveResult } from "./pages.ts";
export * from "./results.ts";
export type Costs = NonNullable<z.output<typeof costsShape>>;
export type Placement = z.output<typeof part.placementShape>;
export type Refusals = z.output<typeof part.refusalsShape>;
export type Step = z.output<typeof part.stepShape>;
export type Changes = z.output<typeof part.changesShape>;
export type Drift = z.output<typeof part.driftShape>;
export type Remain = z.output<typeof part.remainShape>;
export type Handover = NonNullable<z.output<typeof handoverShape>>;
