import { z } from "zod";
import { about, refusalsShape as problems } from "./parts.ts";

export const pictureResult = z
  .object({
    ...about,
    out: z.string().nullable().describe("File it was written into; null when none was asked for."),
    svg: z.string().nullable().describe("The picture; null when the law says no and there is nothing to draw."),
    problems,
  })
  .describe("What `picture` prints: the tenant's home, drawn from its plan.");

export type PictureResult = z.output<typeof pictureResult>;
