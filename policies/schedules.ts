import type { Resource } from "../graph/index.ts";
import { text } from "./read.ts";

/** Whether a schedule starts at the minute that it names, and neither begins nor ends on some day. */
export const keepsTime = (schedule: Resource): boolean =>
  text(schedule, "flexibleTimeWindow.mode") === "OFF" &&
  text(schedule, "startDate") === undefined &&
  text(schedule, "endDate") === undefined;
