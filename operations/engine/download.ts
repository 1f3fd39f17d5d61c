import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Listener } from "../listener.ts";
import { DIGESTS } from "./version.ts";

const PATIENCE_MS = 10_000;
const SYSTEMS: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin" };
const MACHINES: Readonly<Record<string, string>> = { x64: "x64", arm64: "arm64" };

/** Where the official distribution lies. */
export const OFFICIAL = "https://get.pulumi.com/releases/sdk";

/** One release of the official distribution. */
export interface Release {
  readonly version: string;
  /** Address of the folder of its archives. */
  readonly from: string;
  /** What its archives are known by, a line each: SHA-256 in hexadecimals, two blanks, the archive's name. */
  readonly digests: string;
}

/**
 * Unpacks the official distribution into `draft`/bin, once it has proven to be the archive that is known. Gives up when
 * the server is silent for ten seconds. Throws a sentence that says why it could not be had.
 */
export async function downloadEngine(release: Release, draft: string, listener: Listener): Promise<void> {
  const name = `pulumi-v${release.version}-${system()}.tar.gz`;
  const known = digestOf(name, release.digests);
  const { host } = new URL(release.from);
  listener.say(`Downloading Pulumi ${release.version} from ${host} (about 100 MB).`);
  const archive = join(draft, name);
  const found = await save(`${release.from}/${name}`, archive);
  if (found !== known)
    throw new Error(`${name} from ${host} isn't the one that ${DIGESTS} knows (SHA-256 ${found}); it was thrown away`);
  await unpack(archive, join(draft, "bin"));
  await rm(archive);
}

function digestOf(name: string, digests: string): string {
  const line = digests.split("\n").find((line) => line.endsWith(`  ${name}`));
  if (line === undefined)
    throw new Error(`${DIGESTS} has no digest of ${name}, so it could not be trusted and is not downloaded`);
  return line.slice(0, line.indexOf(" "));
}

/** Puts what lies at an address into a file, and says its SHA-256. */
async function save(url: string, file: string): Promise<string> {
  const { host } = new URL(url);
  const patience = new AbortController();
  const lose = () => patience.abort(new Error(`${host} was silent for ${PATIENCE_MS / 1000} seconds`));
  const timer = setTimeout(lose, PATIENCE_MS);
  const hash = createHash("sha256");
  try {
    const response = await fetch(url, { signal: patience.signal }).catch((error) => Promise.reject(reason(error)));
    if (!response.ok || response.body === null) throw new Error(`${url} answers ${response.status}`);
    const body = Readable.fromWeb(response.body).on("data", (piece) => {
      timer.refresh();
      hash.update(piece);
    });
    await pipeline(body, createWriteStream(file));
    return hash.digest("hex");
  } finally {
    clearTimeout(timer);
  }
}

async function unpack(archive: string, folder: string): Promise<void> {
  const tar = spawn("tar", ["-xzf", archive, "--strip-components=1", "-C", folder], { stdio: "ignore" });
  const [code] = await once(tar, "close");
  if (code !== 0) throw new Error("the downloaded archive can't be unpacked");
}

function system(): string {
  const name = SYSTEMS[platform()];
  const machine = MACHINES[arch()];
  if (name === undefined || machine === undefined) throw new Error(`there is no archive for ${platform()} ${arch()}`);
  return `${name}-${machine}`;
}

function reason(error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause : new Error(String(cause));
}
