import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** SHA-256 of a file's content, in hexadecimal, as `sha256sum` writes it. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** SHA-256 of a file as it lies there, in hex. */
export function fingerprint(path: string): string {
  return sha256(readFileSync(path));
}
