export { Detection, type DetectionArgs } from "./detection.ts";
