import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
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
  const world = { state: pathToFileURL(state).href, environment, async close() {} };
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
