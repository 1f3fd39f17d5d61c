import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ComponentResource, CustomResource, secret } from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, test } from "vitest";
import { driveStack, obtainEngine } from "../../operations/engine/index.ts";
import { openHome } from "../../operations/home.ts";
import { silent } from "../../operations/listener.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function drive(program: () => Promise<Record<string, unknown>>) {
  const home = openHome(folder, {});
  const state = join(home.folder, "state");
  mkdirSync(state, { recursive: true });
  const environment = { PULUMI_CONFIG_PASSPHRASE_FILE: home.passphrase };
  const world = { state: pathToFileURL(state).href, environment };
  const engine = await obtainEngine(silent);
  return driveStack({ engine, home, world, name: "acorn", program, packs: [], listener: silent });
}

class Bucket extends CustomResource {}

async function oneComponent() {
  new ComponentResource("domicile:test:Acorn", "acorn");
  return { address: "acorn.example", word: secret("hidden") };
}

test("a stack comes up, comes up again unchanged and goes, with nothing but this checkout's own folder", async () => {
  const stack = await drive(oneComponent);
  const urn = "urn:pulumi:acorn::domicile::domicile:test:Acorn::acorn";

  const preview = await stack.preview();
  expect(preview.outcome).toBe("succeeded");
  expect(preview.steps.map(({ op, urn }) => [op, urn])).toContainEqual(["create", urn]);

  expect((await stack.up()).changes).toEqual({ create: 2 });
  expect((await stack.up()).changes).toEqual({ same: 2 });
  expect(JSON.stringify(await stack.export())).not.toContain("hidden");

  expect((await stack.destroy()).changes).toEqual({ delete: 2 });
  expect(statSync(join(folder, ".domicile", "passphrase")).mode & 0o777).toBe(0o600);
});

test("a resource without a provider of its own is refused", async () => {
  const stack = await drive(async () => {
    new Bucket("aws:s3/bucket:Bucket", "acorn");
    return {};
  });
  const preview = await stack.preview();
  expect(preview.outcome).toBe("failed");
  expect(preview.errors.join(" ")).toContain("Default provider for 'aws' disabled");
});

test("a program that throws says why and leaves no trace of where the code lies", async () => {
  const stack = await drive(async () => {
    throw new Error("The acorn is hollow.");
  });
  const preview = await stack.preview();
  expect(preview.outcome).toBe("failed");
  expect(preview.errors.join(" ")).toContain("The acorn is hollow.");
  expect(readFileSync(join(folder, ".domicile", "work", "acorn", "Pulumi.yaml"), "utf8")).toContain("name: domicile");
});

/** Leaves a lock on the stack, as an engine does that is at work on it. */
function leaveLock(pid: number, host: string): string {
  const locks = join(folder, ".domicile", "state", ".pulumi", "locks", "organization", "domicile", "acorn");
  mkdirSync(locks, { recursive: true });
  const holder = { pid, username: "ada", hostname: host, timestamp: "2026-11-22T05:12:44Z" };
  writeFileSync(join(locks, "0b1c.json"), JSON.stringify(holder));
  return locks;
}

test("a stack that another engine holds stays as it is, and who holds it is said", async () => {
  const stack = await drive(oneComponent);
  leaveLock(1234, "elsewhere");
  const state = pathToFileURL(join(folder, ".domicile", "state")).href;
  await expect(stack.up()).rejects.toMatchObject({
    code: "locked",
    problems: [
      {
        say:
          "ada on elsewhere (process 1234) has been at work on acorn since 2026-11-22 05:12 UTC: wait until that has " +
          `ended, then run again. If you know that it is gone for good, pulumi login '${state}' and ` +
          "pulumi cancel --stack organization/domicile/acorn take its lock away.",
      },
    ],
  });
  expect(((await stack.export()).deployment as { resources?: [] }).resources ?? []).toEqual([]);
});

test("a state that the engine can't read is said to be so by whatever reads it", async () => {
  const stack = await drive(oneComponent);
  writeFileSync(join(folder, ".domicile", "state", ".pulumi", "stacks", "domicile", "acorn.json"), "no JSON");
  await expect(stack.export()).rejects.toMatchObject({
    code: "engine-failed",
    problems: [{ say: expect.stringMatching(/^The engine failed: /) }],
  });
});

test("a lock that a dead engine left is taken away, and the run goes on", async () => {
  const ended = spawn(process.execPath, ["-e", ""]);
  await once(ended, "close");
  await drive(oneComponent);
  const locks = leaveLock(ended.pid ?? Number.NaN, hostname());
  expect((await (await drive(oneComponent)).up()).changes).toEqual({ create: 2 });
  expect(readdirSync(locks)).toEqual([]);
});
