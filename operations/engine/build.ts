import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Listener } from "../listener.ts";
import { binaryIn } from "./cache.ts";
import { executables } from "./find.ts";
import { MODULE } from "./version.ts";

const REPORT_MS = 15_000;
const PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/**
 * Builds the engine from the pinned Go module into `draft`/bin, with the user's own GOFLAGS, GOPROXY and caches.
 * Throws a sentence that says why it could not.
 */
export async function buildEngine(root: string, version: string, draft: string, listener: Listener): Promise<void> {
  if (executables("go", process.env.PATH).length === 0) throw new Error("there is no `go` on PATH");
  listener.say(
    `Building Pulumi ${version} with Go: 4 to 5 minutes on two cores, 15 seconds if Go has built it before.`,
  );
  const flags = ["-mod=readonly", "-v", "-o", binaryIn(draft), "-ldflags", `-s -w -X ${VERSION}=v${version}`];
  const go = spawn("go", ["build", ...flags, PACKAGE], {
    cwd: join(root, MODULE),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const progress = follow(go.stderr, listener);
  const [code] = await once(go, "close").finally(progress.stop);
  if (code !== 0) throw new Error(`\`go build\` failed: ${progress.last()}`);
}

/** Go names each module it downloads and each package it compiles, a line each. */
function follow(output: NodeJS.ReadableStream, listener: Listener): { stop(): void; last(): string } {
  const started = Date.now();
  let last = "it said nothing";
  let packages = 0;
  createInterface({ input: output }).on("line", (line) => {
    last = line;
    if (!line.startsWith("go: ")) packages += 1;
  });
  const report = () => listener.say(`Building: ${Math.round((Date.now() - started) / 1000)} s, ${packages} packages.`);
  const timer = setInterval(report, REPORT_MS);
  return { stop: () => clearInterval(timer), last: () => last };
}
