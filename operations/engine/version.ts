import { readFileSync } from "node:fs";
import { join } from "node:path";

const OLDEST = [3, 249] as const;

/** Folder of the Go module that pins the engine, below the project. */
export const MODULE = join("tools", "engine");

/** What the archives of the official distribution are known by, below the project. */
export const DIGESTS = join(MODULE, "archives.sha256");

/** Says which engines we drive, for people. */
export const FITTING = `${OLDEST[0]}.${OLDEST[1]} or newer, still ${OLDEST[0]}.x`;

/** True for a version we drive. */
export function fits(version: { readonly major: number; readonly minor: number }): boolean {
  return version.major === OLDEST[0] && version.minor >= OLDEST[1];
}

/** The version we obtain when there is none, without `v`: what the pinned module names. */
export function pinnedVersion(root: string): string {
  const text = readFileSync(join(root, MODULE, "go.mod"), "utf8");
  const version = /github\.com\/pulumi\/pulumi\/pkg\/v3 v(\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (version === undefined) throw new Error(`${MODULE}/go.mod names no Pulumi version.`);
  return version;
}
