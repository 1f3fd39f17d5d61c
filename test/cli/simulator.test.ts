import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { shapes } from "../../operations/index.ts";
import { projectRoot } from "../../operations/root.ts";

let home: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "domicile-it's-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(home, { recursive: true });
});

/** Starts the command and waits until it says that it serves; what it printed by its end. */
async function serving(...words: string[]) {
  const started = spawn(process.execPath, [join(projectRoot, "bin", "domicile.mjs"), "simulator", ...words], {
    env: { ...process.env, DOMICILE_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child = started;
  const printed = once(started.stdout, "data").then(([chunk]) => String(chunk));
  await Promise.all([printed, once(started.stderr, "data")]);
  return { ended: once(started, "close"), printed, stop: (signal: NodeJS.Signals) => started.kill(signal) };
}

const reached = (port: number) => {
  const socket = connect(port, "127.0.0.1");
  return once(socket, "connect").then(
    () => !socket.destroy().connecting,
    () => false,
  );
};

test("the simulated AWS is served on its own, says in one document how it is used, and ends cleanly when asked", async () => {
  const { ended, printed, stop } = await serving("--json");
  expect(statSync(join(home, "passphrase")).mode & 0o777).toBe(0o600);
  stop("SIGTERM");
  expect(await ended).toEqual([0, null]);
  const { environment } = shapes.simulator.strict().parse(JSON.parse(await printed));
  expect(environment).toMatchObject({
    PULUMI_BACKEND_URL: `${pathToFileURL(join(home, "state")).href}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE_FILE: join(home, "passphrase"),
  });
  expect(environment.PULUMI_DEBUG_PROVIDERS).toMatch(/^aws:\d+,kubernetes:\d+,random:\d+$/);
  expect(readdirSync(join(home, "world")).filter((file) => file.endsWith(".lock"))).toEqual([]);
});

test("its lines are a shell's, whatever the folder is called, and lead to providers that listen until Ctrl-C", async () => {
  const { ended, printed, stop } = await serving();
  const lines = await printed;
  const shell = spawn("sh", [
    "-c",
    `${lines}\nprintf '%s %s' "$PULUMI_CONFIG_PASSPHRASE_FILE" "$PULUMI_DEBUG_PROVIDERS"`,
  ]);
  const [file, providers] = (await text(shell.stdout)).split(" ");
  expect(file).toBe(join(home, "passphrase"));
  const ports = [...(providers ?? "").matchAll(/:(\d+)/g)].map(([, port]) => Number(port));
  expect(ports).toHaveLength(3);
  expect(await Promise.all(ports.map(reached))).toEqual([true, true, true]);
  stop("SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(await Promise.all(ports.map(reached))).toEqual([false, false, false]);
});
