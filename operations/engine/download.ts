import { spawn } from "node:child_process";
import { once } from "node:events";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Listener } from "../listener.ts";

const PATIENCE_MS = 10_000;
const SYSTEMS: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin" };
const MACHINES: Readonly<Record<string, string>> = { x64: "x64", arm64: "arm64" };

/** Where the official distribution lies. */
export const OFFICIAL = "https://get.pulumi.com/releases/sdk";

/**
 * Unpacks the official distribution into `draft`/bin. Gives up when the server is silent for ten seconds.
 * Throws a sentence that says why it could not be had.
 */
export async function downloadEngine(version: string, draft: string, listener: Listener, from: string): Promise<void> {
  const url = `${from}/pulumi-v${version}-${system()}.tar.gz`;
  listener.say(`Downloading Pulumi ${version} from ${new URL(url).host} (about 100 MB).`);
  const patience = new AbortController();
  const lose = () => patience.abort(new Error(`${new URL(url).host} was silent for ${PATIENCE_MS / 1000} seconds`));
  const timer = setTimeout(lose, PATIENCE_MS);
  try {
    const response = await fetch(url, { signal: patience.signal }).catch((error) => Promise.reject(reason(error)));
    if (!response.ok || response.body === null) throw new Error(`${url} answers ${response.status}`);
    await unpack(
      Readable.fromWeb(response.body).on("data", () => timer.refresh()),
      draft,
    );
  } finally {
    clearTimeout(timer);
  }
}

async function unpack(archive: Readable, draft: string): Promise<void> {
  const tar = spawn("tar", ["-xzf", "-", "--strip-components=1", "-C", join(draft, "bin")], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  const done = once(tar, "close");
  await Promise.all([pipeline(archive, tar.stdin), done]);
  if ((await done)[0] !== 0) throw new Error("the downloaded archive can't be unpacked");
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
