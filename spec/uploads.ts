import { z } from "zod";
import type { Finding } from "./problem.ts";

/** Bytes of each unit. */
const UNITS: Readonly<Record<string, number>> = { kB: 1e3, MB: 1e6, GB: 1e9 };
/** What S3 takes in one piece. */
const MOST_GB = 5;
/** Each takes room in the web application firewall, which costs more by the request past 1,500 capacity units. */
const MOST_UPLOADS = 5;

/** Only characters that RFC 3986 calls unreserved, which nobody has to write in another way, and no way back. */
const PATH = /^(\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+\/?$/;

const uploadSchema = z.strictObject({
  path: z
    .string()
    .max(200, { error: "a path of at most 200 characters" })
    .regex(PATH, { error: "a path such as /documents/upload, or /documents/ for all that begin so" })
    .describe("Path as browsers send it; one that ends in / stands for all that begin so."),
  method: z.enum(["POST", "PUT", "PATCH"]).default("POST").describe("How it is sent. Default: POST, as forms do."),
  largest: z
    .string()
    .regex(/^[1-9]\d{0,3} (kB|MB|GB)$/, { error: "a number and kB, MB or GB, such as 25 MB", abort: true })
    .refine((text) => bytesOf(text) <= MOST_GB * 1e9, { error: `at most ${MOST_GB} GB` })
    .describe(
      `Largest body that gets in, with all that a form sends around the file: a number and kB, MB or GB (1,000, 1,000,000 and 1,000,000,000 bytes), at most ${MOST_GB} GB. What the product's own programs take is set in them.`,
    ),
});

export const uploads = z
  .array(uploadSchema)
  .max(MOST_UPLOADS)
  .default([])
  .describe(
    "Where pages or other systems send more than 8 kB at once: files, long texts, signed answers of identity providers. Elsewhere the entrance refuses it, for no load balancer shows more of a body to its firewall; so here the product looks at what it is sent, and files in its buckets are scanned for malware. Default: nowhere.",
  );

interface Places {
  readonly "sign-in": readonly string[];
  readonly uploads: z.output<typeof uploads>;
}

/** Bytes that `25 MB` stand for; a kB has 1,000. */
export function bytesOf(text: string): number {
  const [number, unit = ""] = text.split(" ");
  return Number(number) * (UNITS[unit] ?? Number.NaN);
}

/** Nobody signs in by a body that isn't looked at, and one place has one largest size. */
export function checkUploads(product: Places): Finding[] {
  return product.uploads.flatMap(({ path, method }, at) => {
    const small = path.toLowerCase();
    const entry = product["sign-in"].find((one) => small.startsWith(one) || isWithin(one, small));
    const other = product.uploads.find(
      (one, index) => one.method === method && isWithin(path, one.path) && (index < at || path !== one.path),
    );
    return [
      ...(entry === undefined ? [] : [overlap(at, path, `people sign in there, by ${entry}`, "take files elsewhere")]),
      ...(other === undefined ? [] : [overlap(at, path, `it is in ${other.path} already`, "keep one of the two")]),
    ];
  });
}

function isWithin(path: string, whole: string): boolean {
  return path === whole || (whole.endsWith("/") && path.startsWith(whole));
}

function overlap(at: number, path: string, why: string, cure: string): Finding {
  const say = `uploads.${at}.path: ${path} can't be one, since ${why}; ${cure}.`;
  return { path: ["uploads", at, "path"], found: path, allowed: "a path of its own", say };
}
