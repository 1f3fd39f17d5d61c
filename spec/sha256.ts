import { createHash } from "node:crypto";

/** SHA-256 of a file's content, in hexadecimal, as `sha256sum` writes it. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
